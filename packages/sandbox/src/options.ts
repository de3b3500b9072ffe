import type { IdStyle } from './dialect/ids.ts';
import { type Dialect } from './dialect/voice.ts';
import type { FaultPlan } from './faults/plan.ts';

export const REFUSAL_STYLES = ['item', 'call'] as const;
export type RefusalStyle = (typeof REFUSAL_STYLES)[number];

export interface SandboxOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  readonly host?: '127.0.0.1';
  readonly dialect?: Dialect;
  /** Whether each command names licences and users by numbers of its own. */
  readonly ids?: IdStyle;
  /** Amounts that are numbers come with the noise of PHP's floats. */
  readonly noise?: boolean;
  /** Who is told that the money does not suffice: each item in the answer, or the caller with one failure of the call. */
  readonly refusals?: RefusalStyle;
  /** Everything random follows from it. */
  readonly seed?: number;
  /** Milliseconds since the epoch; the computer's clock unless told. */
  readonly now?: () => number;
  /** Where to keep what happens; in memory unless told. */
  readonly stateFile?: string;
  /** Begins with weeks of work in the books, unless there is a state to go on from. */
  readonly history?: boolean;
  readonly faults?: FaultPlan;
  /** Added to every API call. */
  readonly latencyMs?: number;
  /** How long a session lives; three hours, as the service's. */
  readonly sessionSeconds?: number;
  /** How long a download link lives. */
  readonly linkSeconds?: number;
}

export const DEFAULTS = {
  port: 0,
  host: '127.0.0.1',
  dialect: 'observed',
  ids: 'apart',
  noise: true,
  refusals: 'call',
  seed: 1,
  history: false,
  latencyMs: 0,
  sessionSeconds: 3 * 3600,
  linkSeconds: 300,
} as const satisfies SandboxOptions;
