import type { Parameters } from '../wire/form.ts';
import type { Repeat } from '../transport/retry.ts';
import type { WireObject } from '../wire/values.ts';

/**
 * One command of the service as data: how it is asked and how its answer is read. What it takes to get there
 * (session, queue, retry, transport) is the same for all and lives in caller.ts.
 */
export interface Command<Input, Output> {
  /** `dp_command` */
  readonly name: string;
  /** `required`: signs in first. `optional`: uses a session when there is one. `none`: never sends one. */
  readonly session: 'required' | 'optional' | 'none';
  readonly repeat: Repeat;
  /** Told to the caller instead of repeated when the session is refused: the caller has to look first. */
  readonly onExpiry?: 'throw';
  /** The `dp_…` parameters besides command, key and session. Throws `invalid` when the input makes no sense. */
  parameters(input: Input): Parameters;
  /** Reads an answer whose `type` is `success`. Throws `ProtocolFault`. */
  read(answer: WireObject, input: Input): Output;
}
