import { defineConfig } from '@playwright/test';

/** The packed app on the real Electron: runs where a binary is. `docs/electron.md` tells how to make one. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../.cache/electron',
  workers: 1,
  timeout: 60_000,
  forbidOnly: Boolean(process.env['CI']),
  reporter: 'list',
});
