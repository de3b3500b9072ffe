import { existsSync, globSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, test as base } from '@playwright/test';
import type { ElectronApplication, Page } from '@playwright/test';

const DIST = join(import.meta.dirname, '../../dist');

/** Where electron-builder leaves the app on each system; on a Mac the folder tells the processor. */
function findExecutable(): string | null {
  const patterns: Partial<Record<NodeJS.Platform, string>> = {
    linux: 'linux*-unpacked/stockroom',
    win32: 'win*-unpacked/Stockroom.exe',
    darwin: 'mac*/Stockroom.app/Contents/MacOS/Stockroom',
  };
  const pattern = patterns[process.platform];
  const [found] = pattern === undefined || !existsSync(DIST) ? [] : globSync(pattern, { cwd: DIST });
  return found === undefined ? null : join(DIST, found);
}

export const executable = findExecutable();

interface PackedApp {
  readonly app: ElectronApplication;
  readonly page: Page;
}

interface Fixtures {
  readonly profile: string;
  /** Starts the packed app; more than once if need be. */
  readonly launch: (...switches: string[]) => Promise<PackedApp>;
}

export const test = base.extend<Fixtures>({
  profile: async ({ browserName }, use) => {
    const profile = await mkdtemp(join(tmpdir(), `stockroom-${browserName}-`));
    await use(profile);
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  },
  launch: async ({ profile }, use) => {
    const running: ElectronApplication[] = [];
    await use(async (...switches) => {
      const app = await _electron.launch({
        executablePath: executable ?? '',
        args: [`--profile=${profile}`, ...switches],
      });
      running.push(app);
      return { app, page: await app.firstWindow() };
    });
    for (const app of running) await app.close();
  },
});
