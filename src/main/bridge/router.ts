import type { App } from '../app.ts';
import { HANDLERS } from '../modules.ts';
import { procedures } from '../platform/bridge/index.ts';
import { settings } from './settings.ts';
import { system } from './system.ts';

/** The handlers of the contract: those of the areas, and of the app as a whole. */
export const router = procedures<App>().router({ ...HANDLERS, settings, system });
