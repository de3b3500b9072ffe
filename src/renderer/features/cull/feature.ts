import type { Feature } from '../../state/feature.ts';
import { CullStage } from './CullStage.tsx';
import { CullTool } from './CullTool.tsx';
import { beginCull, toCull } from './begin-cull.ts';
import { cullStore } from './cull-store.ts';

export const feature: Feature = {
  id: 'cull',
  stores: [cullStore],
  overlays: [{ order: 18, component: CullStage }],
  boardTools: [{ order: 10, component: CullTool }],
  commands: [
    {
      id: 'cull',
      order: 55,
      everywhere: 'tables',
      section: 'Assets',
      label: 'Cull: pick, reject and rate one by one',
      ready: (stores) => toCull(stores).length > 0,
      run: beginCull,
    },
    {
      id: 'resume-cull',
      order: 56,
      everywhere: true,
      section: 'Assets',
      label: 'Go on with the cull that was left',
      ready: (stores) => stores.get(cullStore).store.getState().session !== null,
      run: (stores) => stores.get(cullStore).resume(),
    },
  ],
  keys: [
    {
      title: 'In a cull',
      keys: [
        ['P', 'Pick, and on to the next'],
        ['X', 'Reject, and on to the next'],
        ['1 – 5', 'Stars, and on to the next'],
        ['← →', 'Look without judging'],
        ['Ctrl Z', 'Take the last one back'],
      ],
    },
  ],
};
