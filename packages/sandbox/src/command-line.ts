import { parseArgs } from 'node:util';
import * as z from 'zod';
import { runningFrom } from './clock.ts';
import { ID_STYLES } from './dialect/ids.ts';
import { DIALECTS } from './dialect/voice.ts';
import { parseFaultFlag } from './faults/flag.ts';
import { REFUSAL_STYLES, type SandboxOptions } from './options.ts';
import { DEMO_ACCOUNTS } from './state/accounts.ts';
import { REFERENCE_FIELDS } from './state/events.ts';

const HELP = `Runs an implementation of the Depositphotos Enterprise API on this computer.

  npm run sandbox -- [options]

  --port N             listen on this port (default: a free one)
  --dialect NAME       documented, observed (default) or mixed
  --ids NAME           apart (default): each command names licences and users by numbers of its own; or equal
  --exact              amounts without the noise of floats, as in 5.600000000000001
  --refusals NAME      call (default) or item: what is refused when the money does not suffice
  --references NAMES   the reference fields that are set up, of project,client,purchaseOrder,isbn,other
  --seed N             everything random follows from it (default 1)
  --now ISO            start the clock at this time, such as 2026-11-21T09:00:00Z
  --state FILE         keep what happens in this file, and go on from it
  --history            begin with weeks of work: comps, licences, invoices, a transfer
  --latency MS         added to every API call
  --session SECONDS    how long a session lives (default 10800)
  --link SECONDS       how long a download link lives (default 300)
  --list-lag SECONDS   how long purchases and comps take to show up in lists
  --fault RULE         KIND[,key=value...]; may be given several times, such as
                         --fault status,status=503,retryAfter=2,command=search,next=3
                         --fault drop,when=after,command=licenseItem,next=1
                         --fault truncate,afterBytes=100000,path=/files/*,probability=0.2
  --help               show this

While it runs: GET /_sandbox/health, GET /_sandbox/ledger, GET|POST|DELETE /_sandbox/faults,
POST /_sandbox/clock {"advanceMs": 10800000}. Ctrl-C ends it.
`;

export interface CommandIo {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Resolves when the user wants it to end. */
  readonly ended: () => Promise<unknown>;
}

/** `npm run sandbox`. Returns the exit code: 0 ended by the user, 1 could not start, 2 wrong usage. */
export async function runSandboxCommand(args: readonly string[], io: CommandIo): Promise<number> {
  let options: SandboxOptions | 'help';
  try {
    options = readOptions(args);
  } catch (error) {
    io.err(`${messageOf(error)}\nSee --help.\n`);
    return 2;
  }
  if (options === 'help') {
    io.out(HELP);
    return 0;
  }
  const { openSandbox } = await import('./sandbox.ts');
  try {
    const sandbox = await openSandbox(options);
    io.out(`${greeting(sandbox.url)}\n`);
    await io.ended();
    await sandbox.close();
    return 0;
  } catch (error) {
    io.err(`The sandbox could not start: ${messageOf(error)}\n`);
    return 1;
  }
}

/** One line; the credentials are public demo values. */
function greeting(url: string): string {
  const accounts = DEMO_ACCOUNTS.map(
    ({ kind, apiKey, user, password }) => `${kind}: key=${apiKey} user=${user} password=${password}`,
  );
  return [`Sandbox at ${url}`, ...accounts].join('  |  ');
}

function readOptions(args: readonly string[]): SandboxOptions | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string' },
      dialect: { type: 'string' },
      ids: { type: 'string' },
      exact: { type: 'boolean' },
      refusals: { type: 'string' },
      references: { type: 'string' },
      seed: { type: 'string' },
      now: { type: 'string' },
      state: { type: 'string' },
      history: { type: 'boolean' },
      latency: { type: 'string' },
      session: { type: 'string' },
      link: { type: 'string' },
      'list-lag': { type: 'string' },
      fault: { type: 'string', multiple: true },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true) return 'help';
  const dialect = oneOf('--dialect', values.dialect, DIALECTS);
  const ids = oneOf('--ids', values.ids, ID_STYLES);
  const refusals = oneOf('--refusals', values.refusals, REFUSAL_STYLES);
  const port = numberIn('--port', values.port, 65_535);
  const seed = numberIn('--seed', values.seed);
  const latencyMs = numberIn('--latency', values.latency);
  const sessionSeconds = numberIn('--session', values.session);
  const linkSeconds = numberIn('--link', values.link);
  const listLagSeconds = numberIn('--list-lag', values['list-lag']);
  return {
    ...(port === undefined ? {} : { port }),
    ...(dialect === undefined ? {} : { dialect }),
    ...(ids === undefined ? {} : { ids }),
    ...(values.exact === true ? { noise: false } : {}),
    ...(refusals === undefined ? {} : { refusals }),
    ...(seed === undefined ? {} : { seed }),
    ...(values.now === undefined ? {} : { now: runningFrom(timeIn(values.now)) }),
    ...(values.state === undefined ? {} : { stateFile: values.state }),
    history: values.history === true,
    ...(latencyMs === undefined ? {} : { latencyMs }),
    ...(sessionSeconds === undefined ? {} : { sessionSeconds }),
    ...(linkSeconds === undefined ? {} : { linkSeconds }),
    faults: {
      rules: (values.fault ?? []).map(parseFaultFlag),
      ...(listLagSeconds === undefined ? {} : { listLagSeconds }),
      ...(values.references === undefined ? {} : { referenceFields: referencesIn(values.references) }),
    },
  };
}

function oneOf<const T extends string>(
  flag: string,
  text: string | undefined,
  allowed: readonly T[],
): T | undefined {
  const found = allowed.find((one) => one === text);
  if (text !== undefined && found === undefined) throw new Error(`${flag} is one of ${allowed.join(', ')}.`);
  return found;
}

/** A list with commas; an empty one sets up no field. */
function referencesIn(text: string) {
  const names = text.split(',').filter((name) => name !== '');
  return names.map((name) => {
    const field = oneOf('--references', name, REFERENCE_FIELDS);
    if (field === undefined) throw new Error('--references takes names with commas between.');
    return field;
  });
}

function numberIn(flag: string, text: string | undefined, max = Number.MAX_SAFE_INTEGER): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > max) throw new Error(`${flag} takes a whole number up to ${max}.`);
  return value;
}

function timeIn(text: string): number {
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw new Error('--now takes a time such as 2026-11-21T09:00:00Z.');
  return at;
}

function messageOf(error: unknown): string {
  if (error instanceof z.ZodError) return `--fault: ${z.prettifyError(error)}`;
  return error instanceof Error ? error.message : String(error);
}
