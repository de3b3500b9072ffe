import { ArrowDownToLine } from 'lucide-react';
import type { Feature } from '../../state/feature.ts';
import { batchFinder } from './batch-finder.ts';
import { DownloadSettingsForm } from './DownloadSettings.tsx';
import { DownloadsPopover } from './DownloadsPopover.tsx';
import { DownloadsView } from './DownloadsView.tsx';

export const feature: Feature = {
  id: 'downloads',
  view: {
    label: 'Downloads',
    icon: ArrowDownToLine,
    component: DownloadsView,
    // As in every browser, while the user types, too.
    shortcut: { key: 'j', mod: true, ours: true, typing: true },
  },
  railFoot: { order: 10, component: DownloadsPopover },
  finders: [batchFinder],
  settings: [
    {
      order: 30,
      title: 'Files and downloads',
      about: 'Library folder, names of files, transfers, bandwidth, comp suffix',
      component: DownloadSettingsForm,
    },
  ],
};
