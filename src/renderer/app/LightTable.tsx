import { AccountMenu } from '../features/account/AccountMenu.tsx';
import { AssetSide } from '../features/asset/AssetSide.tsx';
import { DownloadsPopover } from '../features/downloads/DownloadsPopover.tsx';
import { Results } from '../features/grid/Results.tsx';
import { RefineBar } from '../features/search/RefineBar.tsx';
import { Compare } from '../features/compare/Compare.tsx';
import { Palette } from '../features/palette/Palette.tsx';
import { ShortcutSheet } from '../features/palette/ShortcutSheet.tsx';
import { useShortcuts } from '../features/palette/use-shortcuts.ts';
import { QuickLook } from '../features/quick-look/QuickLook.tsx';
import { SearchField } from '../features/search/SearchField.tsx';
import { Mark } from '../ui/Mark.tsx';
import { classes } from '../ui/classes.ts';
import css from './LightTable.module.css';
import { StatusBars } from './StatusBars.tsx';

const cx = classes(css);

/** The main page: search above, pictures below, the asset beside them. */
export function LightTable() {
  useShortcuts();
  return (
    <div className={cx('page')}>
      <header className={cx('bar')}>
        <div className={cx('brand')}>
          <Mark size={22} />
          <span className={cx('name')}>Stockroom</span>
        </div>
        <SearchField />
        <div className={cx('tools')}>
          <DownloadsPopover />
          <AccountMenu />
        </div>
      </header>
      <StatusBars />
      <main className={cx('main')}>
        <h1 className="visually-hidden">Search the catalogue</h1>
        <section className={cx('results')} aria-label="Results">
          <RefineBar />
          <Results />
        </section>
        <AssetSide />
      </main>
      <QuickLook />
      <Compare />
      <Palette />
      <ShortcutSheet />
    </div>
  );
}
