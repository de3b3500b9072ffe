import { join } from 'node:path';
import { createApp } from '../../../src/main/app.ts';
import { prepareProfile, profilePaths } from '../../../src/main/hosts/profile.ts';
import { memoryStore } from '../../../src/main/platform/secrets/index.ts';
import type { Credentials } from '../../../src/shared/model/account.ts';
import type { AssetId } from '../../../src/shared/model/ids.ts';

/** The core in a process that a test kills: it fetches one comp, tells the job's ID, and goes on. */
const [folder = '', url = '', credentials = '{}', asset = ''] = process.argv.slice(2);
const paths = { ...profilePaths(join(folder, 'profile')), defaultLibrary: join(folder, 'library') };
await prepareProfile(paths);
const app = await createApp({
  host: {
    kind: 'web',
    secrets: memoryStore(),
    showInFolder: async () => false,
    proxyFor: async () => null,
    switchProfile: async () => {},
  },
  paths,
  endpoint: new URL(url),
  demo: false,
  credentials: JSON.parse(credentials) as Credentials,
});
const [job] = await app.downloads.enqueueComps([{ assetId: Number(asset) as AssetId, option: 'l-2015' }]);
console.log(job);
