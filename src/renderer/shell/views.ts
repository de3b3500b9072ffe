import {
  ArrowDownToLine,
  BadgeCheck,
  FileSearch,
  Images,
  LayoutDashboard,
  Settings,
  ShoppingBasket,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';
import { BasketView } from '../features/basket/BasketView.tsx';
import { BoardsView } from '../features/boards/BoardsView.tsx';
import { CheckView } from '../features/check/CheckView.tsx';
import { DownloadsView } from '../features/downloads/DownloadsView.tsx';
import { LibraryView } from '../features/library/LibraryView.tsx';
import { LicencesView } from '../features/licences/LicencesView.tsx';
import { SettingsView } from '../features/settings/SettingsView.tsx';
import type { ViewId } from '../state/location.ts';

interface ViewEntry {
  readonly label: string;
  /** On the rail, where the label is too long for it. */
  readonly short?: string;
  readonly icon: LucideIcon;
  readonly component: ComponentType;
  readonly shortcut?: { readonly key: string; readonly mod?: true };
}

/** The views in front of the search; the rail and the commands list them. */
export const VIEWS: Readonly<Record<ViewId, ViewEntry>> = {
  basket: { label: 'Basket', icon: ShoppingBasket, component: BasketView },
  licences: { label: 'Licences', icon: BadgeCheck, component: LicencesView },
  check: { label: 'Check a layout', short: 'Check', icon: FileSearch, component: CheckView },
  library: { label: 'Library', icon: Images, component: LibraryView },
  boards: { label: 'Boards', icon: LayoutDashboard, component: BoardsView },
  downloads: { label: 'Downloads', icon: ArrowDownToLine, component: DownloadsView },
  settings: { label: 'Settings', icon: Settings, component: SettingsView, shortcut: { key: ',', mod: true } },
};
