import { ORPCError, createRouterClient, isProcedure } from '@orpc/server';
import { isContractProcedure } from '@orpc/contract';
import { describe, expect, it } from 'vitest';
import type { App } from '../../../src/main/app.ts';
import { router } from '../../../src/main/bridge/index.ts';
import { contract } from '../../../src/shared/contract/index.ts';
import { FAILURE_CODES, FAILURE_FACTS, StockroomError } from '../../../src/shared/model/failure.ts';

/** Every procedure below a contract or router node, by its dotted path. */
function leaves(node: unknown, is: (value: unknown) => boolean, path: string[] = []): Map<string, unknown> {
  if (is(node)) return new Map([[path.join('.'), node]]);
  if (typeof node !== 'object' || node === null) throw new Error(`${path.join('.')} is no procedure`);
  return new Map(Object.entries(node).flatMap(([key, value]) => [...leaves(value, is, [...path, key])]));
}

const declared = leaves(contract, isContractProcedure);
const handled = leaves(router, isProcedure);

/** An app whose every service throws what it is told to. */
const throwing = (thrown: unknown, heard: string[] = []): App => {
  const fail = () => {
    throw thrown;
  };
  const service = new Proxy({}, { get: () => fail });
  return {
    account: { noteReachable: (yes: boolean) => heard.push(String(yes)) },
    log: { error: (event: string) => heard.push(event) },
    catalog: service,
    downloads: service,
    library: service,
  } as unknown as App;
};

describe('the bridge', () => {
  it('has a handler for every procedure of the contract, and none besides', () => {
    expect(declared.size).toBeGreaterThan(15);
    expect([...handled.keys()].sort()).toEqual([...declared.keys()].sort());
  });

  it('declares FAILURE on every procedure', () => {
    for (const [path, procedure] of declared) {
      const { errorMap } = (procedure as { '~orpc': { errorMap: object } })['~orpc'];
      expect(Object.keys(errorMap), path).toEqual(['FAILURE']);
    }
  });

  it.each(FAILURE_CODES)('carries %s whole to the other side', async (code) => {
    const client = createRouterClient(router, {
      context: {
        app: throwing(new StockroomError(code, { message: 'Said so.', retryAfter: 7, command: 'search' })),
      },
    });
    const error = await client.catalog.asset({ id: 5 as never }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ORPCError);
    expect(error).toMatchObject({
      code: 'FAILURE',
      defined: true,
      data: {
        code,
        message: 'Said so.',
        action: FAILURE_FACTS[code].action,
        retryAfter: 7,
        command: 'search',
      },
    });
  });

  it('tells nothing of an unexpected error, and logs it', async () => {
    const heard: string[] = [];
    const client = createRouterClient(router, {
      context: { app: throwing(new Error('secret canary'), heard) },
    });
    const error = await client.catalog.asset({ id: 5 as never }).catch((thrown: unknown) => thrown);
    expect(JSON.stringify(error)).not.toContain('canary');
    expect(error).toMatchObject({ data: { code: 'internal' } });
    expect(heard).toEqual(['bridge']);
  });

  it('tells the account when the service is out of reach', async () => {
    const heard: string[] = [];
    const client = createRouterClient(router, {
      context: { app: throwing(new StockroomError('offline'), heard) },
    });
    await client.catalog.asset({ id: 5 as never }).catch(() => {});
    expect(heard).toEqual(['false']);
  });

  it.each([
    ['catalog.asset', { id: '../../etc/passwd' }],
    ['catalog.asset', { id: -1 }],
    ['catalog.asset', { id: 1, extra: true }],
    [
      'catalog.search',
      {
        query: { text: 'a'.repeat(501), sort: 'newest', types: [], filters: {} },
        offset: 0,
        limit: 100,
        hash: null,
      },
    ],
    ['downloads.enqueueComps', { items: [{ assetId: 1, option: 'huge' }] }],
    ['downloads.enqueueComps', { items: [] }],
    ['downloads.cancel', { jobIds: ['not a uuid'] }],
    ['settings.update', { libraryFolder: '/etc' }],
    ['library.reveal', { fileId: '/etc/passwd' }],
  ])('refuses %s with %j before a service sees it', async (path, input) => {
    const client = createRouterClient(router, { context: { app: throwing(new Error('reached')) } });
    let procedure: unknown = client;
    for (const key of path.split('.')) procedure = (procedure as Record<string, unknown>)[key];
    await expect((procedure as (input: unknown) => Promise<unknown>)(input)).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
  });
});
