import { Settings } from 'lucide-react';
import type { Feature } from '../../state/feature.ts';
import { Appearance } from './Appearance.tsx';
import { CacheSettings } from './CacheSettings.tsx';
import { FileHosts } from './FileHosts.tsx';
import { RightsChoice } from './RightsChoice.tsx';
import { SaveReport } from './SaveReport.tsx';
import { SettingsView } from './SettingsView.tsx';
import { followTheme } from './follow-theme.ts';
import { settingFinder } from './setting-finder.ts';

export const feature: Feature = {
  id: 'settings',
  view: {
    label: 'Settings',
    icon: Settings,
    component: SettingsView,
    shortcut: { key: ',', mod: true },
  },
  start: followTheme,
  finders: [settingFinder],
  settings: [
    { order: 10, title: 'Appearance', about: 'Theme, dark, light, enlarge', component: Appearance },
    { order: 20, title: 'Offline', about: 'Previews kept, cache', component: CacheSettings },
    { order: 40, title: 'Download servers', about: 'Download servers', component: FileHosts },
    { order: 60, title: 'Rights in files', about: 'XMP, IPTC, metadata', component: RightsChoice },
    { order: 90, title: 'Help', about: 'Report for support, version', component: SaveReport },
  ],
};
