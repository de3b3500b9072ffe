import type { IncomingMessage } from 'node:http';
import { ApiFailure, wireErrorOf } from '../commands/failure.ts';
import { COMMANDS } from '../commands/index.ts';
import { Parameters } from '../commands/parameters.ts';
import { timestampOf } from '../dialect/dates.ts';
import { roughen } from '../dialect/roughen.ts';
import { type Dialect, type Voice, voiceOf } from '../dialect/voice.ts';
import type { Struck } from '../faults/engine.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import { groupByKey } from '../state/accounts.ts';
import type { Traffic } from '../state/traffic.ts';
import type { World } from '../world.ts';
import { type ApiRequest, readApiRequest } from './api-request.ts';
import { jsonReply, type Reply } from './reply.ts';

const VERSION = '1.3';
/** Share of failures that come with their code as HTTP status, in the mixed dialect. The rest come with 200. */
const WITH_STATUS = 0.3;

export interface ApiOptions {
  readonly world: World;
  readonly dialect: Dialect;
  readonly traffic: Traffic;
}

/** From a request to the JSON that answers it. */
export class Api {
  readonly #options: ApiOptions;

  constructor(options: ApiOptions) {
    this.#options = options;
  }

  read(request: IncomingMessage, url: URL): Promise<ApiRequest> {
    return readApiRequest(request, url);
  }

  answer(request: ApiRequest, faults: Struck): Reply {
    const { traffic } = this.#options;
    const number = traffic.countAnswered(request.command);
    const voice = this.#voice(`${request.command}#${number}`);
    if (faults.has('session-death')) this.#endSession(request.sessionId);
    try {
      return jsonReply(this.#envelope('success', voice, request, this.#run(request, voice)));
    } catch (error) {
      const failure = error instanceof ApiFailure ? error : this.#internal(error);
      const wire = wireErrorOf(failure, voice);
      const code = wire.errorcode ?? 0;
      const status = code >= 400 && voice.sometimes('status', WITH_STATUS) ? code : 200;
      return jsonReply(this.#envelope('failure', voice, request, { error: wire }), status);
    }
  }

  /** A failure that a fault asks for, in the usual envelope. */
  failure(request: ApiRequest, error: JsonObject, status: number): Reply {
    return jsonReply(this.#envelope('failure', this.#voice('fault'), request, { error }), status);
  }

  #run(request: ApiRequest, voice: Voice): JsonObject {
    const { world, traffic } = this.#options;
    const customer = request.apiKey === null ? null : groupByKey(request.apiKey);
    if (customer === null) throw new ApiFailure('illegal-key', 'Illegal API key');
    if (request.problem !== null) throw request.problem;
    const command = COMMANDS.get(request.command ?? '');
    if (command === undefined) throw new ApiFailure('undefined-command', 'Undefined command');
    const params = new Parameters(request.values);
    const answer = command({ world, customer, sessionId: request.sessionId, params, voice });
    traffic.countUnread(request.command ?? '', params.unread());
    return answer;
  }

  #endSession(session: string | null): void {
    const { books, now } = this.#options.world;
    if (session === null || books.session(session) === null) return;
    books.record({ type: 'session-closed', session, at: now() });
  }

  /** [doc] echoes the key, [seen] does not. */
  #envelope(type: 'success' | 'failure', voice: Voice, request: ApiRequest, rest: JsonObject): JsonObject {
    const echoed = voice.choose('apiKey', { documented: request.apiKey ?? undefined, observed: undefined });
    const rough = roughen(rest, voice);
    return {
      timestamp: timestampOf(this.#options.world.now()),
      version: VERSION,
      type,
      apiKey: type === 'success' ? echoed : undefined,
      ...(isJsonObject(rough) ? rough : {}),
    };
  }

  #voice(answer: string): Voice {
    return voiceOf({ dialect: this.#options.dialect, seed: this.#options.world.seed, answer });
  }

  /** A bug of the sandbox: told like any fault of the service, and kept in the ledger. */
  #internal(error: unknown): ApiFailure {
    this.#options.traffic.countBug(error);
    return new ApiFailure('internal', 'Internal error');
  }
}
