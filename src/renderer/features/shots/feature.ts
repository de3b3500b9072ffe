import { ListChecks } from 'lucide-react';
import type { Feature } from '../../state/feature.ts';
import { hasSubject, subjects } from '../../state/subjects.ts';
import { ShotPicker } from './ShotPicker.tsx';
import { ShotsView } from './ShotsView.tsx';
import { shotFinder } from './shot-finder.ts';
import { shotsStore } from './shots-store.ts';

export const feature: Feature = {
  id: 'shots',
  view: { label: 'Shot lists', short: 'Shots', icon: ListChecks, component: ShotsView, rail: 25 },
  stores: [shotsStore],
  overlays: [{ order: 12, component: ShotPicker }],
  finders: [shotFinder],
  commands: [
    {
      id: 'add-to-shot',
      order: 60,
      everywhere: 'tables',
      section: 'Assets',
      label: 'Add to a shot',
      ready: hasSubject,
      run: (stores) => stores.get(shotsStore).offer(subjects(stores)),
    },
  ],
};
