import { iterate, never, os } from './procedures.ts';

export const layouts = {
  check: os.layouts.check.handler(({ context, input, signal }) =>
    iterate(context.app.layouts.check(input.path, signal ?? never())),
  ),
};
