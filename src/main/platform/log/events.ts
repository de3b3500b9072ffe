import type { Log, LogFacts } from './log.ts';

/** A place in the life of a durable machine, and the facts that its line holds. */
interface Milestone {
  /** Milliseconds that the machine took since it started, or started anew. */
  readonly ms?: number;
  readonly bytes?: number | null;
  /** The code of a failure. */
  readonly code?: string;
  /** The state that it left. */
  readonly from?: string;
  /** Milliseconds until it goes on by itself; `null` where it waits for something else. */
  readonly delay?: number | null;
  /** Machines that one line speaks of, where a command moved many at once. */
  readonly count?: number;
}

interface DownloadFacts extends Milestone {
  readonly job?: string;
  readonly asset?: number;
  readonly right?: string;
  readonly option?: string;
  readonly batch?: string | null;
  readonly file?: number | null;
  readonly attempt?: number;
  /** What it waits for. */
  readonly cause?: string;
}

interface BatchFacts extends Milestone {
  readonly batch: string;
  readonly lines?: number;
  readonly done?: number;
  readonly skipped?: number;
  readonly failed?: number;
}

interface PurchaseFacts extends Milestone {
  readonly intent: string;
  readonly asset: number;
  readonly licence: number;
  readonly option: string;
  readonly to: string;
  /** Times that the order was sent, and that the service was asked what became of it. */
  readonly sends: number;
  readonly checks: number;
  readonly transaction: number | null;
}

interface MoveFacts extends Milestone {
  readonly move?: string;
  readonly files?: number;
  /** Files that stay in the old folder. */
  readonly left?: number;
}

interface SwapFacts extends Milestone {
  readonly swap: string;
  readonly asset: number | null;
  readonly file: number;
  readonly to: string;
}

interface RightsFacts extends Milestone {
  readonly file?: number;
  readonly asset?: number;
  readonly mode?: string;
  readonly attempt?: number;
  readonly outcome?: string;
}

interface SyncFacts extends Milestone {
  readonly sync: string;
  readonly whole?: boolean;
}

interface CallFacts extends Milestone {
  readonly call: string;
  readonly kind?: string;
  readonly items?: number;
  readonly to: string;
}

type Named<Machine extends string, Name extends string, Facts> = Readonly<
  Record<`${Machine}.${Name}`, Facts>
>;

/** The names of the lines that machines write, and their facts. They stay as they are: people search for them. */
export type Events = Named<
  'download',
  | 'queued'
  | 'started'
  | 'linked'
  | 'relinked'
  | 'opened'
  | 'arrived'
  | 'verified'
  | 'restarted'
  | 'waiting'
  | 'requeued'
  | 'paused'
  | 'resumed'
  | 'cancelled'
  | 'retried'
  | 'failed'
  | 'done'
  | 'recovered',
  DownloadFacts
> &
  Named<
    'batch',
    'started' | 'paused' | 'resumed' | 'cancelled' | 'retried' | 'finished' | 'recovered',
    BatchFacts
  > &
  Named<'purchase', 'state', PurchaseFacts> &
  Named<
    'move',
    | 'started'
    | 'copied'
    | 'switching'
    | 'removing'
    | 'cancelling'
    | 'cancelled'
    | 'failed'
    | 'done'
    | 'recovered',
    MoveFacts
  > &
  Named<'swap', 'state', SwapFacts> &
  Named<'rights', 'queued' | 'waiting' | 'done' | 'recovered', RightsFacts> &
  Named<'licences', 'started' | 'done' | 'failed' | 'recovered', SyncFacts> &
  Named<'call', 'state', CallFacts>;

/** Where machines write to. */
export interface EventLog {
  /** A milestone. */
  note<Name extends keyof Events>(event: Name, facts: Events[Name]): void;
  /** A small step, written only where the log is set to debug. */
  step<Name extends keyof Events>(event: Name, facts: () => Events[Name]): void;
}

/** For machines that run without a log. */
export const NO_EVENTS: EventLog = { note: () => {}, step: () => {} };

/** Writes the lines of machines to the log of the app. */
export function eventLog(log: Pick<Log, 'isDebug' | 'info' | 'debug'>): EventLog {
  return {
    note: (event, facts) => log.info(event, onlyWords(facts)),
    step: (event, facts) => {
      if (log.isDebug) log.debug(event, onlyWords(facts()));
    },
  };
}

/** IDs, codes and names of states. No link or path is one, and no key: none has so long a run of letters and digits. */
const WORD = /^(?!.*[A-Za-z0-9]{21})[A-Za-z0-9][A-Za-z0-9.:_-]{0,63}$/;

/** The facts without those that are absent. A text that is no ID and no code is left out: some come from the service. */
export function onlyWords(facts: object): LogFacts {
  const kept: Record<string, string | number | boolean | null> = {};
  for (const [name, value] of Object.entries(facts) as [string, LogFacts[string] | undefined][]) {
    if (value === undefined) continue;
    if (typeof value === 'number') kept[name] = Math.round(value);
    else if (typeof value === 'string') kept[name] = WORD.test(value) ? value : '[text]';
    else kept[name] = typeof value === 'boolean' || value === null ? value : '[text]';
  }
  return kept;
}
