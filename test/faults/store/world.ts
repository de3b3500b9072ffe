import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createRouterClient } from '@orpc/server';
import { createApp } from '../../../src/main/app.ts';
import type { App } from '../../../src/main/app.ts';
import { router } from '../../../src/main/bridge/index.ts';
import { prepareProfile, profilePaths } from '../../../src/main/hosts/profile.ts';
import { memoryStore } from '../../../src/main/platform/secrets/index.ts';
import { startSandbox } from '@stockroom/sandbox';
import type { Sandbox } from '@stockroom/sandbox';
import { DEFAULT_SIZES } from '../../../src/shared/model/batch.ts';
import type { AssetId } from '../../../src/shared/model/ids.ts';
import { WHOLE_LIBRARY } from '../../../src/shared/model/record.ts';
import { plainQuery } from '../../../src/shared/model/search.ts';

export const WORDS = ['mountain', 'harbour'] as const;
/** A profile of the size of some afternoons: enough that every table has rows. */
const COMPS = 12;

export interface Image {
  readonly sandbox: Sandbox;
  /** As a killed process has left it, and as one that was closed. */
  readonly folders: readonly string[];
  readonly ids: readonly AssetId[];
  close(): Promise<void>;
}

export type Bridge = ReturnType<typeof bridgeOf>;

export function bridgeOf(app: App) {
  return createRouterClient(router, { context: { app } });
}

export async function openProfile(folder: string, sandbox: Sandbox): Promise<App> {
  const paths = {
    ...profilePaths(path.join(folder, 'profile')),
    defaultLibrary: path.join(folder, 'library'),
  };
  await prepareProfile(paths);
  const [account] = sandbox.accounts;
  if (account === undefined) throw new Error('The sandbox has no account.');
  const { apiKey, user, password } = account;
  return createApp({
    host: {
      kind: 'web',
      secrets: memoryStore(),
      showInFolder: async () => false,
      proxyFor: async () => null,
      switchProfile: async () => {},
    },
    paths,
    endpoint: new URL(sandbox.url),
    demo: false,
    credentials: { apiKey, user, password },
  });
}

/** Makes data with the app itself, through the bridge as pages do, and copies it once while the app runs. */
export async function makeImage(root: string): Promise<Image> {
  const sandbox = await startSandbox({ history: true, dialect: 'observed' });
  const [live, killed] = [path.join(root, 'closed'), path.join(root, 'killed')];
  const app = await openProfile(live, sandbox);
  const bridge = bridgeOf(app);
  const pages = await Promise.all(
    WORDS.map((word) => bridge.catalog.search({ query: plainQuery(word), offset: 0, limit: 40, hash: null })),
  );
  const ids = pages.flatMap(({ assets }) =>
    assets.filter(({ type }) => type === 'image').map(({ id }) => id),
  );
  const some = ids.slice(0, COMPS);
  for (const id of some.slice(0, 6)) await bridge.catalog.asset({ id });
  const { jobIds } = await bridge.downloads.enqueueComps({
    items: some.map((assetId) => ({ assetId, option: 's-2015' as const })),
  });
  await app.downloads.settled(jobIds, AbortSignal.timeout(60_000));
  for (const id of some) await app.previews.read(id, 'thumb', AbortSignal.timeout(20_000));
  await bridge.listing.mark({
    assetIds: some.slice(0, 5),
    edit: { rating: 4, addTags: ['cover'], note: 'for May' },
  });
  await bridge.listing.saveFilter({ name: 'Good ones', query: { ...WHOLE_LIBRARY, minRating: 3 } });
  const board = await bridge.boards.create({ name: 'Spring' });
  await bridge.boards.add({ id: board, assetIds: some });
  for (const word of WORDS) await bridge.searches.save({ name: word, query: plainQuery(word) });
  await bridge.rejections.set({ project: 'Spring', assetIds: ids.slice(20, 25), rejected: true });
  await bridge.basket.addProject({
    name: 'Spring',
    defaults: { client: 'Acme', purchaseOrder: 'PO-7', isbn: '', other: '' },
    warnAt: '100',
    stopAt: '900',
    required: ['client'],
  });
  await bridge.basket.add({ assetIds: ids.slice(13, 18) });
  await bridge.basket.refresh().catch(() => {});
  await bridge.batches.start({
    source: { kind: 'assets', assetIds: ids.slice(25, 29) },
    sizes: DEFAULT_SIZES,
    name: 'Shot list',
  });
  await bridge.licences.sync({ whole: true });
  await bridge.settings.update({ gridRowHeight: 240, nameTemplate: '{title} {id}' });
  await setTimeout(500);
  for (const name of readdirSync(path.join(live, 'library'))
    .filter((file) => file.endsWith('.jpg'))
    .slice(0, 3)) {
    writeFileSync(
      path.join(live, 'library', name.replace('.jpg', '.xmp')),
      '<x:xmpmeta xmlns:x="adobe:ns:meta/"/>',
    );
  }
  mkdirSync(killed);
  cpSync(live, killed, { recursive: true, filter: (source) => !source.endsWith('.lock') });
  await app.close();
  return { sandbox, folders: [killed, live], ids: some, close: () => sandbox.close() };
}

/** By their names, so that a flip in one file is told from harm to another. */
export function hashesIn(folder: string): ReadonlyMap<string, string> {
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    files.map((entry) => {
      const at = path.join(entry.parentPath, entry.name);
      return [path.relative(folder, at), createHash('sha256').update(readFileSync(at)).digest('hex')];
    }),
  );
}
