/** The way of every call: parameters, a slot, a session, the exchange, its reading, and the next try. */

import { failureOf, isFailureCode, StockroomError } from '../../shared/model/failure.ts';
import { brokenCall, CallError, outcomeUnknown } from './call-error.ts';
import { type CallQueue, MAX_PAUSE_MS } from './call-queue.ts';
import type { CallOptions } from './client.ts';
import type { Command } from './commands/command.ts';
import type { Secrets } from './redact.ts';
import { Rest } from './rest.ts';
import type { Access, Session } from './session.ts';
import type { Time } from './time.ts';
import type { Agents } from './transport/agents.ts';
import { readAnswer } from './transport/answer.ts';
import { encodeForm, type Parameters } from './wire/form.ts';
import { Broken, type Exchanged, exchange } from './transport/http.ts';
import { retryDelay } from './transport/retry.ts';
import { sleep } from './waiting.ts';
import { ProtocolFault } from './wire/fault.ts';

/** One attempt, for the log: no parameters, no links, no secrets. */
export interface CallEvent {
  readonly command: string;
  readonly attempt: number;
  readonly milliseconds: number;
  /** HTTP status, `null` when no answer came. */
  readonly status: number | null;
  readonly bytes: number;
  readonly outcome: string;
}

export interface CallerOptions {
  readonly endpoint: URL;
  readonly userAgent: string;
  readonly agents: Agents;
  readonly secrets: Secrets;
  readonly time: Time;
  readonly log: (event: CallEvent) => void;
}

/** The largest answers are pages of a hundred items, well under a megabyte; the limit stops a runaway. */
const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

/** Milliseconds for each phase; `read` is the longest silence. */
const TIMEOUT = {
  lookup: 5_000,
  connect: 10_000,
  secureConnect: 10_000,
  send: 15_000,
  response: 30_000,
  read: 20_000,
  request: 60_000,
};
/** A call that can't be repeated gets all the time the service may need. */
const PATIENT_TIMEOUT = { ...TIMEOUT, response: 120_000, read: 60_000, request: 180_000 };

interface Sending<Input, Output> {
  readonly command: Command<Input, Output>;
  readonly input: Input;
  readonly parameters: Parameters;
  readonly signal: AbortSignal | undefined;
}

export class Caller {
  readonly #options: CallerOptions;
  readonly #rest = new Rest();
  readonly #closing = new AbortController();
  /** Calls on their way, with their pauses and next tries. */
  readonly #running = new Set<Promise<unknown>>();

  constructor(options: CallerOptions) {
    this.#options = options;
  }

  /** Calls with the account's session, within the account's share. */
  async call<Input, Output>(
    to: { readonly session: Session; readonly queue: CallQueue },
    command: Command<Input, Output>,
    input: Input,
    { signal: given, priority = 'interactive' }: CallOptions = {},
  ): Promise<Output> {
    const signal = this.#untilClosed(command, given);
    const sending = { command, input, parameters: command.parameters(input), signal };
    const { session, queue } = to;
    return this.#retried(sending, (tries) =>
      queue
        .run(priority, signal, () => {
          const send = (access: Access): Promise<Output> => this.#send(sending, access, tries);
          if (command.session === 'optional') return session.withOptional(signal, send);
          return command.onExpiry === 'throw'
            ? session.withSessionOnce(signal, send)
            : session.withSession(signal, send);
        })
        .catch((thrown: unknown) => {
          // The limit counts the account, so all of its calls rest.
          const rest = isFailureCode(thrown, 'rate-limited') ? failureOf(thrown).retryAfter : undefined;
          // A longer one is told to each call at once.
          if (rest !== undefined && rest * 1000 <= MAX_PAUSE_MS) queue.pause(rest * 1000);
          throw thrown;
        }),
    );
  }

  /** Calls outside the queue: the calls that everybody waits for can't wait for a slot. */
  async callWith<Input, Output>(
    access: Access,
    command: Command<Input, Output>,
    input: Input,
  ): Promise<Output> {
    const signal = this.#untilClosed(command, undefined);
    const sending = { command, input, parameters: command.parameters(input), signal };
    return this.#retried(sending, (tries) => this.#send(sending, access, tries));
  }

  /** Breaks calls off, but for those that are never repeated; resolves when they have ended. */
  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.allSettled(this.#running);
  }

  /** What is never repeated may have done its work already, so its answer is still awaited by the one who asked. */
  #untilClosed<Input, Output>(
    { repeat }: Command<Input, Output>,
    signal: AbortSignal | undefined,
  ): AbortSignal | undefined {
    if (repeat === 'never') return signal;
    return signal === undefined ? this.#closing.signal : AbortSignal.any([signal, this.#closing.signal]);
  }

  #retried<Input, Output>(
    sending: Sending<Input, Output>,
    attempt: (tries: number) => Promise<Output>,
  ): Promise<Output> {
    const work = this.#tries(sending, attempt);
    if (sending.command.repeat === 'never') return work;
    this.#running.add(work);
    const forget = (): void => void this.#running.delete(work);
    work.then(forget, forget);
    return work;
  }

  async #tries<Input, Output>(
    { command, signal }: Sending<Input, Output>,
    attempt: (tries: number) => Promise<Output>,
  ): Promise<Output> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await attempt(tries);
      } catch (thrown) {
        // A sign-in on the way has had its own tries.
        if (!(thrown instanceof CallError) || thrown.failure.command !== command.name) throw thrown;
        const delay = retryDelay(
          {
            repeat: command.repeat,
            tries,
            code: thrown.code,
            retryAfter: thrown.failure.retryAfter ?? null,
            ...thrown.facts,
          },
          this.#options.time.random(),
        );
        if (delay === null) throw thrown;
        await sleep(this.#options.time, delay, signal);
      }
    }
  }

  async #send<Input, Output>(
    sending: Sending<Input, Output>,
    access: Access,
    tries: number,
  ): Promise<Output> {
    const { command } = sending;
    const { log, time } = this.#options;
    const startedAt = time.now();
    const report = (outcome: string, answer: Exchanged | null): void => {
      const milliseconds = time.now() - startedAt;
      const [status, bytes] = [answer?.status ?? null, answer?.body.byteLength ?? 0];
      log({ command: command.name, attempt: tries, milliseconds, status, bytes, outcome });
    };
    let answer: Exchanged | null = null;
    // A further try has waited for the pause by itself.
    if (tries === 1) this.#rest.assertOver(access.apiKey, startedAt);
    try {
      answer = await this.#exchange(sending, access);
      const output = this.#read(sending, answer, access);
      report('ok', answer);
      return output;
    } catch (thrown) {
      const error = thrown instanceof Broken ? brokenCall(command, thrown) : thrown;
      const reason = thrown instanceof Broken ? ` ${thrown.reason}` : '';
      report(error instanceof StockroomError ? `${error.code}${reason}` : 'internal', answer);
      throw error;
    }
  }

  async #exchange<Input, Output>(
    { command, parameters, signal }: Sending<Input, Output>,
    access: Access,
  ): Promise<Exchanged> {
    const { endpoint, userAgent, agents, secrets } = this.#options;
    secrets.add(access.apiKey, access.sessionId ?? '');
    const once = command.repeat === 'never';
    const agent = once ? await agents.single(endpoint) : await agents.pooled(endpoint);
    try {
      return await exchange({
        url: endpoint,
        method: 'POST',
        form: encodeForm({
          dp_apikey: access.apiKey,
          dp_command: command.name,
          dp_session_id: access.sessionId,
          ...parameters,
        }),
        accept: 'application/json',
        userAgent,
        agent,
        timeout: once ? PATIENT_TIMEOUT : TIMEOUT,
        maxBytes: MAX_ANSWER_BYTES,
        ...(signal === undefined ? {} : { signal }),
      });
    } finally {
      if (once) agent.destroy();
    }
  }

  #read<Input, Output>(
    { command, input }: Sending<Input, Output>,
    exchanged: Exchanged,
    access: Access,
  ): Output {
    const once = command.repeat === 'never';
    const answer = readAnswer(exchanged, {
      command: command.name,
      now: this.#options.time.now(),
      redact: this.#options.secrets.redact,
      endpoint: this.#options.endpoint,
      once,
    });
    if (answer.kind === 'failure') {
      const { code, failure } = answer.error;
      const { retryAfter } = failure;
      const refused = code === 'rate-limited' || (exchanged.status === 503 && retryAfter !== undefined);
      if (refused && retryAfter !== undefined) {
        this.#rest.ask(access.apiKey, retryAfter, this.#options.time.now());
      }
      if (once && !answer.definite) throw outcomeUnknown(command.name, answer.error, answer.said);
      throw new CallError(code, failure, { left: true, refused });
    }
    if (once && exchanged.status >= 300) throw outcomeUnknown(command.name);
    try {
      return command.read(answer.body, input);
    } catch (thrown) {
      if (thrown instanceof StockroomError) throw thrown;
      // Whatever is wrong with the reading, even with ours: the order is placed or it is not.
      if (once) throw outcomeUnknown(command.name, thrown instanceof Error ? thrown : undefined);
      if (!(thrown instanceof ProtocolFault)) throw thrown;
      const message = `The answer to ${command.name} could not be understood: at ${thrown.message}.`;
      throw new StockroomError('protocol', { command: command.name, message });
    }
  }
}
