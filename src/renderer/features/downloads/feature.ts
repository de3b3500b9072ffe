import { ArrowDownToLine } from 'lucide-react';
import type { Feature } from '../../state/feature.ts';
import { DownloadSettingsForm } from './DownloadSettings.tsx';
import { DownloadsPopover } from './DownloadsPopover.tsx';
import { DownloadsView } from './DownloadsView.tsx';
import { openByKeys } from './open-by-keys.ts';

export const feature: Feature = {
  id: 'downloads',
  view: { label: 'Downloads', icon: ArrowDownToLine, component: DownloadsView },
  start: openByKeys,
  railFoot: { order: 10, component: DownloadsPopover },
  settings: [{ order: 30, title: 'Files and downloads', component: DownloadSettingsForm }],
};
