import { useStore } from 'zustand';
import type { RightsInFiles } from '../../../shared/model/rights.ts';
import { useSettingActions } from '../../state/setting-actions.ts';
import { useSettings } from '../../state/settings.ts';
import { Select } from '../../ui/Select.tsx';
import { classes } from '../../ui/classes.ts';
import { SettingRow } from './Section.tsx';
import css from './RightsChoice.module.css';

const cx = classes(css);

const OPTIONS: readonly { readonly value: RightsInFiles; readonly label: string }[] = [
  { value: 'off', label: 'Nowhere' },
  { value: 'sidecar', label: 'Beside the file (.xmp)' },
  { value: 'embedded', label: 'In the file' },
];

const WORDS: Readonly<Record<RightsInFiles, string>> = {
  off: 'Licensed files stay as the service sends them.',
  sidecar:
    'A small file with the licence, the transaction, the licensee and your references lies beside each licensed file.',
  embedded:
    'Licence, transaction, licensee and your references are written into each licensed file as XMP and IPTC. The picture itself is not touched; formats that cannot hold them get a file beside them.',
};

/** Where the licence of a file is written down once it has arrived. */
export function RightsChoice() {
  const settings = useSettings();
  const actions = useSettingActions();
  const now = useStore(settings, (all) => all?.rightsInFiles ?? 'off');
  return (
    <div className={cx('choice')}>
      <SettingRow label="Write the licence of new licensed files">
        <Select
          label="Write the licence of new licensed files"
          options={OPTIONS}
          value={now}
          onChange={(next) => void actions.setRights(next)}
        />
      </SettingRow>
      <p className={cx('words')}>{WORDS[now]}</p>
    </div>
  );
}
