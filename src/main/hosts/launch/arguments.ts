import { parseArgs } from 'node:util';
import { parseDeepLink } from '../../../shared/model/deep-link.ts';

export interface LaunchOptions {
  /** The built-in sandbox with a demo account, instead of the service. */
  readonly demo: boolean;
  /** `null`: the desktop window where there is a screen, else the web host. */
  readonly host: 'electron' | 'web' | null;
  /** Whether the web host may open the browser. */
  readonly open: boolean;
  /** The port of the web host; 0 for a free one. */
  readonly port: number;
  readonly profile: string | null;
  /** Whether a web host that runs on the profile is opened, instead of another one started. */
  readonly join: boolean;
  /** A `stockroom:` link to begin with. */
  readonly link: string | null;
}

export type LaunchArguments =
  | { readonly kind: 'launch'; readonly options: LaunchOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly message: string };

export const LAUNCH_HELP = `Stockroom, from its source folder.

  npm start [-- options] [link]       sign in with your account
  npm run demo [-- options] [link]    try it without one

A link such as stockroom://asset/24985913 is where to begin.

Options
  --host electron|web   desktop window or browser (default: the window where there is a screen)
  --no-open             print the address, open no browser; an address is good once
  --port N              port of the web host on 127.0.0.1 (default: a free one)
  --profile DIR         where settings and the library's index are kept (or STOCKROOM_PROFILE)
  --help                this text

DEPOSITPHOTOS_API_URL names another API address: https, or http on this computer.
`;

export function parseLaunchArguments(args: readonly string[]): LaunchArguments {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      strict: true,
      allowNegative: true,
      allowPositionals: true,
      options: {
        demo: { type: 'boolean', default: false },
        host: { type: 'string' },
        open: { type: 'boolean', default: true },
        port: { type: 'string', default: '0' },
        profile: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) return { kind: 'help' };
    const host = values.host ?? null;
    if (host !== null && host !== 'electron' && host !== 'web') {
      return wrong(`--host is electron or web, not “${host}”.`);
    }
    const port = parsePort(values.port);
    if (port === null) return wrong(`--port is a number from 0 to 65535, not “${values.port}”.`);
    if (values.profile === '') return wrong('--profile needs a folder.');
    const [link = null, stray] = positionals;
    if (link !== null && parseDeepLink(link) === null) return wrong(`“${link}” is no link of Stockroom.`);
    if (stray !== undefined) return wrong(`One link is enough: “${stray}”.`);
    const { demo, open } = values;
    return {
      kind: 'launch',
      options: { demo, host, open, port, profile: values.profile ?? null, join: link !== null, link },
    };
  } catch (error) {
    // parseArgs says what is wrong in its first sentence and gives advice for programmers after it.
    return wrong(error instanceof Error ? (error.message.split(/(?<=[.'"])\s/)[0] ?? '') : String(error));
  }
}

/** A port number; `null` when the text is none. */
export function parsePort(text: string): number | null {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : null;
}

function wrong(message: string): LaunchArguments {
  return { kind: 'wrong', message };
}
