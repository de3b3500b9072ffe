import { once } from 'node:events';
import type { LayoutCheckEvent } from '../../shared/model/layout-check.ts';
import type { DropId } from '../../shared/model/drop.ts';
import type { Drops } from './index.ts';
import { never, pathGiven, procedures } from '../platform/bridge/index.ts';
import type { Consent } from '../platform/consent/index.ts';
import type { Layouts } from './index.ts';

const os = procedures<{
  readonly consent: Consent;
  readonly layouts: Layouts;
}>();

export const layoutsHandlers = {
  check: os.layouts.check.handler(async ({ context, input, signal = never() }) => {
    const { layouts: service, consent } = context.app;
    if ('drop' in input) return begun(service.checkDrop(input.drop, signal));
    if ('path' in input) return begun(service.check(await pathGiven(context, input.path), signal));
    await consent.need({ kind: 'path', path: input.typed, use: 'check' });
    return begun(service.check(input.typed, signal));
  }),
  receive: os.layouts.receive.handler(({ context, signal = never() }) =>
    lend(context.app.layouts.drops, signal),
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

/** A place for files until the page lets go of it, or is gone itself. */
async function* lend(
  drops: Drops,
  signal: AbortSignal,
): AsyncGenerator<{ readonly drop: DropId }, void, void> {
  const drop = await drops.open();
  try {
    yield { drop };
    if (!signal.aborted) await once(signal, 'abort');
  } finally {
    await drops.discard(drop);
  }
}
