import { useStore } from 'zustand';
import type { AssetId } from '../../../shared/model/ids.ts';
import { useApp } from '../../shell/context.ts';
import { Button } from '../../ui/Button.tsx';
import { copyFiles, withFilesOf } from './file-actions.ts';

/** In the bar of a selection, where the system's clipboard takes files. */
export function CopyFiles({ assets }: { readonly assets: readonly AssetId[] }) {
  const app = useApp();
  const copies = useStore(app.system, (info) => info?.copiesFiles === true);
  if (!copies) return null;
  return (
    <Button size="small" onClick={() => void withFilesOf(app, assets, (files) => copyFiles(app, files))}>
      Copy files
    </Button>
  );
}
