import { ArrowDownToLine } from 'lucide-react';
import type { Feature } from '../../state/feature.ts';
import { batchFinder } from './batch-finder.ts';
import { DownloadSettingsForm } from './DownloadSettings.tsx';
import { DownloadsPopover } from './DownloadsPopover.tsx';
import { DownloadsView } from './DownloadsView.tsx';
import { openByKeys } from './open-by-keys.ts';

export const feature: Feature = {
  id: 'downloads',
  view: { label: 'Downloads', icon: ArrowDownToLine, component: DownloadsView },
  start: openByKeys,
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
