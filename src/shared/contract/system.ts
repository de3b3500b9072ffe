import type { PageTarget } from '../model/deep-link.ts';
import { output, procedure, stream } from './base.ts';

export interface SystemInfo {
  readonly version: string;
  readonly host: 'electron' | 'web' | 'cli';
  /** `process.platform`: decides the names of keys and of the file manager. */
  readonly platform: string;
  /** Host name of the API in use, for the sign-in page and support. */
  readonly apiHost: string;
  readonly demo: boolean;
  /** Whether files can be put on the system's clipboard. */
  readonly copiesFiles: boolean;
  /** Whether the system lets people choose the program for a file. */
  readonly opensWith: boolean;
  /** Things that went wrong at the start and did not stop it, in the user's words. */
  readonly notices: readonly string[];
}

export const system = {
  info: procedure.output(output<SystemInfo>()),
  /** Targets that a request from outside asks pages to show; one page hears each, once. */
  links: procedure.output(stream<PageTarget>()),
  /** The browser says that the network is back: what waits for it need not wait for its next look. */
  noteOnline: procedure.output(output<void>()),
};
