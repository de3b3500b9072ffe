import { os } from './procedures.ts';

export const related = {
  find: os.related.find.handler(({ context, input, signal }) =>
    context.app.related(input, signal ? { signal } : {}),
  ),
};
