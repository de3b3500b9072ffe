import { FileSearch } from 'lucide-react';
import type { Feature } from '../../state/feature.ts';
import { CheckView } from './CheckView.tsx';

export const feature: Feature = {
  id: 'check',
  // The last on the rail: a question now and then, not a place of work.
  view: { label: 'Check a layout', short: 'Check', icon: FileSearch, component: CheckView, rail: 50 },
};
