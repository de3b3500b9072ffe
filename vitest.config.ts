import { defineConfig } from 'vitest/config';

/**
 * `unit`: one part with real files, databases and servers. `packages`: the same for each workspace package. `contract`: the API's answers, and the bridge.
 * `faults`: schedules of failures. `boot`: the built bundles on the fake of `electron`; needs `npm run build`.
 */
const node = (name: string, extra: object = {}) => ({
  test: { name, include: [`test/${name}/**/*.test.ts`], environment: 'node', testTimeout: 20_000, ...extra },
});

export default defineConfig({
  test: {
    pool: 'forks',
    // Most of these tests wait for sockets, disks and clocks: a core kept free would idle.
    maxWorkers: '100%',
    projects: [
      node('unit'),
      node('packages', { include: ['packages/*/test/**/*.test.ts'] }),
      node('contract'),
      node('faults', { testTimeout: 120_000 }),
      node('boot', { testTimeout: 60_000, hookTimeout: 60_000 }),
      {
        test: {
          name: 'components',
          include: ['test/components/**/*.test.tsx'],
          environment: 'happy-dom',
        },
      },
    ],
  },
});
