import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base } from '@playwright/test';
import { findChromium } from '../../support/chromium.ts';
import { LightTable, SignInPage } from './pages.ts';
import { start } from './process.ts';
import type { Running } from './process.ts';

export { expect } from '@playwright/test';

/** The app on the web host, with a profile of its own. */
export interface OpenApp extends Running {
  readonly url: string;
  readonly profile: string;
}

export interface AppOptions {
  readonly demo?: boolean;
  /** Base URL of the API; unset for the demo. */
  readonly api?: string;
  /** A profile of before; else a new one. */
  readonly profile?: string;
  /** A `stockroom:` link to begin with. */
  readonly link?: string;
}

interface Fixtures {
  /** Starts the app; whatever is still running at the end of the test is stopped. */
  readonly startApp: (options: AppOptions) => Promise<OpenApp>;
  /** Starts the sandbox alone, with flags of its command line; returns its base URL. */
  readonly startSandbox: (...flags: string[]) => Promise<string>;
  readonly signInPage: SignInPage;
  readonly lightTable: LightTable;
}

const browser = await findChromium();

export const test = base.extend<Fixtures>({
  launchOptions: async ({ launchOptions }, use) => {
    if (browser === null) return await use(launchOptions);
    const { executablePath, args, env } = browser;
    await use({
      ...launchOptions,
      executablePath,
      args: [...args],
      env: { ...process.env, ...env },
    });
  },

  startApp: async ({ browserName: _browser }, use, info) => {
    const running: Running[] = [];
    const folders: string[] = [];
    await use(async ({ demo = false, api, profile, link }) => {
      const folder = profile ?? mkdtempSync(path.join(tmpdir(), 'stockroom-e2e-'));
      if (profile === undefined) folders.push(folder);
      const options = ['--host', 'web', '--no-open', '--profile', folder, ...(demo ? ['--demo'] : [])];
      const args = link === undefined ? options : [...options, link];
      const app = await start('scripts/launch.mjs', args, /Stockroom is ready: (\S+)/, {
        HOME: folder,
        ...(api === undefined ? {} : { DEPOSITPHOTOS_API_URL: api }),
      });
      running.push(app.running);
      return { ...app.running, url: app.found, profile: folder };
    });
    for (const app of running) {
      await app.stop();
      if (info.status !== info.expectedStatus) await info.attach('output of the app', { body: app.output() });
    }
    for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  },

  startSandbox: async ({ browserName: _browser }, use) => {
    const running: Running[] = [];
    await use(async (...flags) => {
      const sandbox = await start(
        'packages/sandbox/src/cli.ts',
        ['--port', '0', ...flags],
        /(http:\/\/127\.0\.0\.1:\d+)/,
      );
      running.push(sandbox.running);
      return sandbox.found;
    });
    for (const sandbox of running) await sandbox.stop();
  },

  signInPage: async ({ page }, use) => use(new SignInPage(page)),
  lightTable: async ({ page }, use) => use(new LightTable(page)),
});
