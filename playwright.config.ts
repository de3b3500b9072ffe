import { defineConfig } from '@playwright/test';

/** The renderer in a real Chromium over the web host. `test/electron` has its own configuration: it needs the binary. */
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: '.cache/e2e',
  // A good part of a test is waiting, so three of them fill two cores; what a job takes beside another is no failure.
  workers: 3,
  // Each test has an app and a profile of its own, so the tests of a file may be shared out.
  fullyParallel: true,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env['CI']),
  retries: 0,
  reporter: [['list'], ['json', { outputFile: '.cache/reports/playwright.json' }]],
  // Not filmed: each frame of a trace costs a core more than the test itself.
  use: { trace: { mode: 'retain-on-failure', screenshots: false } },
});
