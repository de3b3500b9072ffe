import { FileSearch } from 'lucide-react';
import { instant } from '../../../shared/model/instant.ts';
import { isCleared } from '../../../shared/model/layout-check.ts';
import type { Feature } from '../../state/feature.ts';
import { layoutCheckStore } from '../../state/layout-check.ts';
import { pastChecksStore } from '../../state/past-checks.ts';
import { CheckView } from './CheckView.tsx';
import { verdictOf } from './words.ts';

export const feature: Feature = {
  id: 'check',
  // The last on the rail: a question now and then, not a place of work.
  view: { label: 'Check a layout', short: 'Check', icon: FileSearch, component: CheckView, rail: 50 },
  start: (stores) => {
    stores.get(layoutCheckStore).store.subscribe((now) => {
      if (now.status !== 'done') return;
      const { target, summary } = now;
      const path = target.kind === 'path' ? target.path : null;
      stores.get(pastChecksStore).note({
        name:
          target.kind === 'path' ? (target.path.split(/[/\\]/).at(-1) ?? target.path) : target.dropped.name,
        path,
        at: instant(Date.now()),
        verdict: verdictOf(summary),
        cleared: isCleared(summary),
      });
    });
  },
};
