import { createContext, use, useState } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { Asset } from '../../../shared/model/asset.ts';
import { compChoices, defaultComp } from '../../../shared/model/comp.ts';
import type { CompOption } from '../../../shared/model/comp.ts';
import type { DownloadJob } from '../../../shared/model/download.ts';
import type { HeldLicence } from '../../../shared/model/held-licence.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import type { LibraryFile } from '../../../shared/model/library.ts';
import { useBasket } from '../../state/basket.ts';
import { newestFirst, useDownloads } from '../../state/downloads.ts';
import { useLibrary } from '../../state/library.ts';
import { useHeld } from '../../state/use-held.ts';

const NO_FILES: readonly LibraryFile[] = [];

/** What this computer holds of an asset, and what is on its way. */
export interface CompState {
  readonly files: readonly LibraryFile[];
  /** The latest download, unless it has ended. */
  readonly job: DownloadJob | null;
  readonly licensed: boolean;
  /** A paid file gives its right only as long as the group holds a licence. */
  readonly hasLicensed: boolean;
  /** The licence whose file is to be fetched first: a comp is the main thing only of what the group has not licensed. */
  readonly offered: HeldLicence | null;
  readonly mayComp: boolean;
}

export function useCompState(asset: AssetId): CompState {
  const library = useLibrary();
  const basket = useBasket();
  const downloads = useDownloads();
  const files = useStore(library.store, (state) => state.files.get(asset) ?? NO_FILES);
  const licensed = useStore(library.store, (state) => state.rights.get(asset) === 'licensed');
  const mayComp = useStore(basket.store, ({ terms }) => terms?.mayComp !== false);
  const jobs = useStore(
    downloads.store,
    useShallow((state) => [...state.jobs.values()].filter((job) => job.assetId === asset)),
  );
  const [latest] = newestFirst(jobs);
  const [licence = null] = useHeld(asset);
  const hasLicensed =
    licensed && files.some(({ right, presence }) => right === 'licensed' && presence === 'here');
  // A missing file is fetched again in its own row.
  const isFetchable = files.some(({ right, presence }) => right === 'licensed' && presence === 'missing');
  const underWay = latest !== undefined && latest.state !== 'done' && latest.state !== 'cancelled';
  return {
    files,
    job: underWay ? latest : null,
    licensed,
    hasLicensed,
    offered: licensed && !hasLicensed && !isFetchable ? licence : null,
    mayComp,
  };
}

/** The size of the next comp, chosen below and taken with the button above; and whether a further one is wanted. */
export interface CompChoice {
  readonly option: CompOption;
  readonly another: boolean;
  choose(option: CompOption): void;
  want(another: boolean): void;
}

export const CompChoiceContext = createContext<CompChoice | null>(null);

/** For the panel of one asset. */
export function useNewCompChoice(asset: Asset): CompChoice {
  const nothing = { id: asset.id, chosen: null, another: false };
  const [choice, setChoice] = useState<Chosen>(nothing);
  // Another asset starts over.
  const own = choice.id === asset.id ? choice : nothing;
  // The details may tell of another collection than the result did, with sizes of its own.
  const found = compChoices(asset).find(({ option }) => option === own.chosen);
  return {
    option: found?.option ?? defaultComp(asset),
    another: own.another,
    choose: (chosen) => setChoice({ ...own, chosen }),
    want: (another) => setChoice({ ...own, another }),
  };
}

interface Chosen {
  readonly id: AssetId;
  /** `null`: the usual size. */
  readonly chosen: CompOption | null;
  readonly another: boolean;
}

export function useCompChoice(): CompChoice {
  const choice = use(CompChoiceContext);
  if (choice === null) throw new Error('The panel gives the choice of a comp.');
  return choice;
}
