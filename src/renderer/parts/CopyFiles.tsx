import { useStore } from 'zustand';
import type { AssetId } from '../../shared/model/ids.ts';
import { useStores } from '../state/registry/store.ts';
import { systemStore } from '../state/system.ts';
import { Button } from '../ui/Button.tsx';
import { copyFiles, withFilesOf } from '../state/file-actions.ts';

/** In the bar of a selection, where the system's clipboard takes files. */
export function CopyFiles({ assets }: { readonly assets: readonly AssetId[] }) {
  const stores = useStores();
  const copies = useStore(stores.get(systemStore), (info) => info?.copiesFiles === true);
  if (!copies) return null;
  return (
    <Button
      size="small"
      onClick={() => void withFilesOf(stores, assets, (files) => copyFiles(stores, files))}
    >
      Copy files
    </Button>
  );
}
