import type { Feature } from '../../state/feature.ts';
import { StorageSection } from './StorageSection.tsx';

export const feature: Feature = {
  id: 'storage',
  settings: [
    {
      order: 70,
      title: 'Storage',
      about: 'Disk space, moving the library, backups',
      component: StorageSection,
    },
  ],
};
