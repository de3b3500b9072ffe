import { procedures } from '../../platform/bridge/index.ts';
import type { FindRelated } from './index.ts';

const os = procedures<{
  readonly related: FindRelated;
}>();

export const relatedHandlers = {
  find: os.related.find.handler(({ context, input, signal }) =>
    context.app.related(input, signal ? { signal } : {}),
  ),
};
