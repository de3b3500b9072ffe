import { useStore } from 'zustand';
import { useSettingActions } from '../../state/setting-actions.ts';
import { useSettings } from '../../state/settings.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { classes } from '../../ui/classes.ts';
import { Backups } from './Backups.tsx';
import { LibraryPlace } from './LibraryPlace.tsx';
import { SwapList } from './SwapList.tsx';
import css from './Storage.module.css';
import { UsageTable } from './UsageTable.tsx';

const cx = classes(css);

/** Where the library is, what takes space, and what can be put back. */
export function StorageSection() {
  const settings = useSettings();
  const actions = useSettingActions();
  const swapAfterLicensing = useStore(settings, (now) => now?.swapAfterLicensing ?? false);
  return (
    <div className={cx('storage')}>
      <LibraryPlace />
      <UsageTable />
      <Checkbox
        label="Put licensed files in the place of their comps by itself"
        hint="As soon as a licensed file is here and fits. Each can be undone for 30 days."
        checked={swapAfterLicensing}
        onChange={(on) => void actions.setSwapAfterLicensing(on)}
      />
      <SwapList />
      <Backups />
    </div>
  );
}
