import { BadgeCheck } from 'lucide-react';
import type { Feature } from '../../state/feature.ts';
import { LicencesView } from './LicencesView.tsx';
import { licenceFinder } from './licence-finder.ts';

export const feature: Feature = {
  id: 'licences',
  view: { label: 'Licences', icon: BadgeCheck, component: LicencesView, rail: 40 },
  finders: [licenceFinder],
};
