import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createApp } from '../../../src/main/app.ts';
import type { App } from '../../../src/main/app.ts';
import type { AskPerson } from '../../../src/main/platform/consent/index.ts';
import { prepareProfile, profilePaths } from '../../../src/main/hosts/profile.ts';
import { memoryStore } from '../../../src/main/platform/secrets/index.ts';
import type { Credentials } from '../../../src/shared/model/account.ts';

/** A folder that goes with the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'stockroom-app-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** The whole core, in a folder of its own, with a person who agrees; it is closed with the test if not before. */
export async function openApp(
  folder: string,
  api: { readonly url: string; readonly credentials: Credentials },
  askPerson: AskPerson = async () => true,
): Promise<App> {
  const paths = { ...profilePaths(join(folder, 'profile')), defaultLibrary: join(folder, 'library') };
  await prepareProfile(paths);
  const app = await createApp({
    host: {
      kind: 'web',
      secrets: memoryStore(),
      showInFolder: async () => false,
      askPerson,
      proxyFor: async () => null,
      switchProfile: async () => {},
    },
    paths,
    endpoint: new URL(api.url),
    demo: false,
    credentials: api.credentials,
  });
  onTestFinished(() => app.close());
  return app;
}
