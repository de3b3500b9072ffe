import { bridgeStore } from '../../state/given.ts';
import { useStores } from '../../state/registry/store.ts';
import { takeFile } from '../../state/take-file.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { SettingRow } from './Section.tsx';
import css from './SettingsView.module.css';

const cx = classes(css);

/** What people send along when they ask for help. */
export function SaveReport() {
  const stores = useStores();
  return (
    <>
      <SettingRow label="Report for support">
        <Button onClick={() => void takeFile(stores, stores.get(bridgeStore).support.saveReport())}>
          Save a report…
        </Button>
      </SettingRow>
      <p className={cx('about')}>
        The report is a text file with versions, counts, failures and the end of the log. It holds no
        password, key, search, file name or link, and Stockroom sends it nowhere.
      </p>
    </>
  );
}
