import { os } from './procedures.ts';

export const system = {
  info: os.system.info.handler(({ context }) => context.app.info()),
};
