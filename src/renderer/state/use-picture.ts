import { useCallback } from 'react';
import { useStore } from 'zustand';
import { previewPath } from '../../shared/contract/previews.ts';
import type { PreviewOf, PreviewSize } from '../../shared/contract/previews.ts';
import type { AssetId } from '../../shared/model/ids.ts';
import { useLibrary } from './library.ts';

/** Addresses of an asset's pictures. They change when a file of it comes, goes or changes, so that its picture does too. */
export function usePicture(asset: AssetId): (size: PreviewSize, of?: PreviewOf['of']) => string {
  const library = useLibrary();
  const version = useStore(library.store, (state) => state.versions.get(asset) ?? null);
  return useCallback(
    (size, of) =>
      // Moving pictures are the service's, whatever files there are.
      size === 'clip'
        ? previewPath(asset, size)
        : previewPath(asset, size, { version, ...(of !== undefined && { of }) }),
    [asset, version],
  );
}
