import type { LayoutCheckEvent } from '../../shared/model/layout-check.ts';
import { never, os } from './procedures.ts';

export const layouts = {
  check: os.layouts.check.handler(({ context, input, signal }) =>
    begun(context.app.layouts.check(input.path, signal ?? never())),
  ),
};

/** A stream with its first event at hand: what fails at once fails as the call, which keeps the failure whole. */
async function begun(events: AsyncIterable<LayoutCheckEvent>) {
  const iterator = events[Symbol.asyncIterator]();
  const first = await iterator.next();
  return (async function* () {
    try {
      for (let next = first; next.done !== true; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  })();
}
