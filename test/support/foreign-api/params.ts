import type { IncomingMessage } from 'node:http';
import type { Params } from './world.ts';

/** Query, form (with PHP's brackets) and JSON, as the vendor's guide allows. */
export async function readParams(request: IncomingMessage): Promise<Params> {
  const params: Params = {};
  const put = (pairs: Iterable<[string, string]>) => {
    for (const [key, value] of pairs) setDeep(params, key.replaceAll(']', '').split('['), value);
  };
  put(new URL(request.url ?? '/', 'http://x').searchParams);
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  if (request.headers['content-type']?.includes('json')) Object.assign(params, JSON.parse(text || '{}'));
  else put(new URLSearchParams(text));
  const header = request.headers['api-key'];
  if (params['dp_apikey'] === undefined && header !== undefined) params['dp_apikey'] = header;
  return params;
}

function setDeep(target: Params, [key = '', ...rest]: string[], value: string): void {
  if (rest.length === 0) {
    target[key] = value;
  } else if (rest.length === 1 && rest[0] === '') {
    target[key] = [...((target[key] as unknown[] | undefined) ?? []), value];
  } else {
    target[key] ??= {};
    setDeep(target[key] as Params, rest, value);
  }
}
