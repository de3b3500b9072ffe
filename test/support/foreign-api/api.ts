import type { IncomingMessage, ServerResponse } from 'node:http';
import { accountCommands } from './account.ts';
import { catalogueCommands } from './catalogue.ts';
import { holdingsCommands } from './holdings.ts';
import { invoicesCommands } from './invoices.ts';
import { licensingCommands } from './licensing.ts';
import { readParams } from './params.ts';
import { Refusal } from './world.ts';
import type { Handler, World } from './world.ts';

/** The commands that now and then are answered with a page of HTML. */
const READS = new Set([
  'search',
  'getMediaData',
  'getUserEnterpriseGroup',
  'getLicenseOfGroup',
  'getLicensedItems',
]);
export interface ApiOptions {
  /** Calls by command; counted here. */
  readonly calls: Map<string, number>;
  readonly htmlEvery: number;
}

/** Answers API calls: key, session and command, in its own strange order. */
export function createApi(
  world: World,
  { calls, htmlEvery }: ApiOptions,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const handlers: Record<string, Handler> = {
    ...accountCommands(world),
    ...catalogueCommands(world),
    ...licensingCommands(world),
    ...holdingsCommands(world),
    ...invoicesCommands(world),
  };
  let reads = 0;

  return async (request, response) => {
    const params = await readParams(request);
    const command = String(params['dp_command'] ?? '');
    calls.set(command, (calls.get(command) ?? 0) + 1);
    if (READS.has(command) && ++reads % htmlEvery === 0) {
      response
        .writeHead(502, { 'Content-Type': 'text/html' })
        .end('<html><body><h1>502 Bad Gateway</h1></body></html>');
      return;
    }
    try {
      const handler = handlers[command];
      if (handler === undefined)
        throw new Refusal(`Unknown command ${command}`, 400, 'EAPI\\EUndefinedCommand');
      if (params['dp_apikey'] !== world.credentials.apiKey)
        throw new Refusal('Wrong key', '403', 'EAPI\\EIllegalApiKey');
      if (command !== 'loginEnterprise' && command !== 'search' && command !== 'getMediaData') {
        const left = world.sessions.get(String(params['dp_session_id'])) ?? 0;
        if (left <= 0) throw new Refusal('Illegal session', '403', 'EIllegalSession');
        world.sessions.set(String(params['dp_session_id']), left - 1);
      }
      const body = {
        timestamp: '2026-11-21 10:00:00',
        version: '1.3',
        type: 'success',
        ...handler(params),
      };
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(JSON.stringify(body));
    } catch (error) {
      if (!(error instanceof Refusal)) {
        request.socket.destroy();
        return;
      }
      const { message, code, exception } = error;
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.end(
        JSON.stringify({
          type: 'failure',
          error: { errorcode: code, errormsg: message, ...(exception ? { exception } : {}) },
        }),
      );
    }
  };
}
