import { Settings } from 'lucide-react';
import type { Feature } from '../../state/feature.ts';
import { Appearance } from './Appearance.tsx';
import { CacheSettings } from './CacheSettings.tsx';
import { FileHosts } from './FileHosts.tsx';
import { RightsChoice } from './RightsChoice.tsx';
import { SaveReport } from './SaveReport.tsx';
import { SettingsView } from './SettingsView.tsx';
import { followTheme } from './follow-theme.ts';

export const feature: Feature = {
  id: 'settings',
  view: {
    label: 'Settings',
    icon: Settings,
    component: SettingsView,
    shortcut: { key: ',', mod: true },
  },
  start: followTheme,
  settings: [
    { order: 10, title: 'Appearance', component: Appearance },
    { order: 20, title: 'Offline', component: CacheSettings },
    { order: 40, title: 'Hosts of files', component: FileHosts },
    { order: 60, title: 'Rights in files', component: RightsChoice },
    { order: 90, title: 'Help', component: SaveReport },
  ],
};
