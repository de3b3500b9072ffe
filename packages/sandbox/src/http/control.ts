import type { IncomingMessage } from 'node:http';
import * as z from 'zod';
import type { Clock } from '../clock.ts';
import type { FaultEngine } from '../faults/engine.ts';
import type { Ledger } from '../ledger.ts';
import { readBody } from './body.ts';
import { jsonReply, type Reply } from './reply.ts';

export interface ControlParts {
  readonly faults: FaultEngine;
  readonly clock: Clock;
  readonly ledger: () => Ledger;
}

const advanceSchema = z.strictObject({ advanceMs: z.number().min(0) });

/** `/_sandbox/…`: faults, the clock, the ledger, health. No fault ever strikes here. */
export class Control {
  readonly #parts: ControlParts;

  constructor(parts: ControlParts) {
    this.#parts = parts;
  }

  async answer(request: IncomingMessage, url: URL): Promise<Reply> {
    const body = await readBody(request);
    try {
      return this.#answer(`${request.method} ${url.pathname}`, body);
    } catch (error) {
      if (error instanceof z.ZodError) return jsonReply({ error: z.prettifyError(error) }, 400);
      if (error instanceof SyntaxError) return jsonReply({ error: 'Malformed JSON' }, 400);
      throw error;
    }
  }

  #answer(route: string, body: Buffer): Reply {
    const { faults, clock, ledger } = this.#parts;
    switch (route) {
      case 'GET /_sandbox/health':
        return jsonReply({ status: 'ok', now: new Date(clock.now()).toISOString() });
      case 'GET /_sandbox/ledger':
        return jsonReply(ledger());
      case 'GET /_sandbox/faults':
        return this.#faults();
      case 'POST /_sandbox/faults':
        faults.replace(JSON.parse(body.toString('utf8')));
        return this.#faults();
      case 'DELETE /_sandbox/faults':
        faults.replace({});
        return this.#faults();
      case 'POST /_sandbox/clock':
        clock.advance(advanceSchema.parse(JSON.parse(body.toString('utf8'))).advanceMs);
        return jsonReply({ now: new Date(clock.now()).toISOString() });
      default:
        return jsonReply({ error: 'Not found' }, 404);
    }
  }

  #faults(): Reply {
    return jsonReply(this.#parts.faults.plan);
  }
}
