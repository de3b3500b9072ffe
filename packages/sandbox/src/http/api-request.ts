import type { IncomingMessage } from 'node:http';
import { ApiFailure } from '../commands/failure.ts';
import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import { readBody } from './body.ts';
import { foldForm } from './form-key.ts';
import { parseMultipart } from './multipart.ts';

/** One call as it came in, whatever way it was encoded. */
export interface ApiRequest {
  readonly command: string | null;
  readonly apiKey: string | null;
  readonly sessionId: string | null;
  /** Everything but the three above. */
  readonly values: JsonObject;
  /** Names of secrets that stood in the URL, where proxies log them. Never their values. */
  readonly secretsInUrl: readonly string[];
  /** Why the body could not be read; the caller is told once the key is known to be good. */
  readonly problem: ApiFailure | null;
}

/** Secrets that never need to be in a URL. `dp_apikey` may have to be: JSON bodies can't carry it [doc]. */
const SECRETS = ['dp_login_password', 'dp_session_id'];

interface Decoded {
  readonly values: JsonObject;
  readonly json: boolean;
  readonly problem: ApiFailure | null;
}

/** Parameters from the query, and for POST from a urlencoded, multipart or JSON body. The body wins. */
export async function readApiRequest(request: IncomingMessage, url: URL): Promise<ApiRequest> {
  const query = foldForm(url.searchParams);
  const body = request.method === 'POST' ? await decode(request) : NOTHING;
  const header = request.headers['api-key'];
  const keyed = typeof header === 'string' && header !== '';
  const all: Record<string, Json | undefined> = { ...query, ...body.values };
  // A JSON body carries neither key nor command [doc]; with the key in a header it may carry the command [seen].
  const apiKey = keyed ? header : textOf(body.json ? query['dp_apikey'] : all['dp_apikey']);
  const command = textOf(body.json && !keyed ? query['dp_command'] : all['dp_command']);
  const sessionId = textOf(all['dp_session_id']);
  delete all['dp_apikey'];
  delete all['dp_command'];
  delete all['dp_session_id'];
  return {
    command,
    apiKey,
    sessionId,
    values: all,
    secretsInUrl: SECRETS.filter((name) => name in query),
    problem: body.problem,
  };
}

const NOTHING: Decoded = { values: {}, json: false, problem: null };

async function decode(request: IncomingMessage): Promise<Decoded> {
  const bytes = await readBody(request);
  const contentType = request.headers['content-type'] ?? 'application/x-www-form-urlencoded';
  if (/^application\/json\b/i.test(contentType)) return decodeJson(bytes);
  if (/^multipart\/form-data\b/i.test(contentType)) return decodeMultipart(bytes, contentType);
  return { values: foldForm(new URLSearchParams(bytes.toString('utf8'))), json: false, problem: null };
}

function decodeJson(bytes: Buffer): Decoded {
  if (bytes.length === 0) return { values: {}, json: true, problem: null };
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    if (isJsonObject(value)) return { values: value, json: true, problem: null };
  } catch {
    // Told below, with every other body that is no object.
  }
  return { values: {}, json: true, problem: new ApiFailure('invalid-parameter', 'Malformed JSON body') };
}

function decodeMultipart(bytes: Buffer, contentType: string): Decoded {
  const fields = parseMultipart(bytes, contentType);
  if (fields !== null) return { values: foldForm(fields), json: false, problem: null };
  return { values: {}, json: false, problem: new ApiFailure('invalid-parameter', 'Malformed form data') };
}

function textOf(value: Json | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
