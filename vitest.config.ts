import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';

/** The files that take longest, the longest first. Vitest knows how long each took only where it ran before. */
const LONGEST = [
  'faults/downloads/crash',
  'unit/launcher/launch',
  'faults/kills/kills',
  'faults/licensing/batch',
  'faults/licensing/crash-points',
  'unit/cli/awkward-files',
  'boot/package/package',
  'boot/outside',
  'unit/layouts/hostile',
  'faults/store/flips',
  'faults/licensing/basket',
  'faults/licensing/several',
].map((name) => `/test/${name}.test.ts`);

/** Begins with the longest: begun last, one of them keeps a core busy while the others idle. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rest = await super.sort(files);
    const place = ({ moduleId }: TestSpecification) => {
      const found = LONGEST.findIndex((name) => moduleId.endsWith(name));
      return found < 0 ? LONGEST.length : found;
    };
    return rest.toSorted((one, other) => place(one) - place(other));
  }
}

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
    sequence: { sequencer: LongestFirst },
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
