import { useEffect } from 'react';
import { dragOutStore } from '../../state/drag-out.ts';
import { featuresStore } from '../../state/feature.ts';
import { layoutCheckStore } from '../../state/layout-check.ts';
import { locationStore } from '../../state/location.ts';
import { useStores } from '../../state/registry/store.ts';
import { layoutIn } from '../../state/check-target.ts';
import { recogniseFiles } from './recognise.ts';

/** Files looked at in one drop. */
const MOST_FILES = 20;

/** A file dropped where nothing else takes it finds its asset. */
export function DropIn() {
  const stores = useStores();
  useEffect(() => {
    const gone = new AbortController();
    const { signal } = gone;
    const onDragOver = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault();
    };
    const onDrop = (event: DragEvent) => {
      const files = [...(event.dataTransfer?.files ?? [])];
      if (event.defaultPrevented || files.length === 0) return;
      event.preventDefault();
      const [first] = files;
      const takers = stores.get(featuresStore).all.flatMap(({ drops = [] }) => drops);
      const taker = first === undefined ? undefined : takers.find(({ takes }) => takes(first));
      if (first !== undefined && taker !== undefined) {
        taker.take(stores, first);
        return;
      }
      const layout = event.dataTransfer === null ? null : layoutIn(event.dataTransfer);
      if (layout !== null) {
        stores.get(locationStore).open('check');
        void stores.get(layoutCheckStore).start(layout);
        return;
      }
      // Our own files, dropped where they came from, are known.
      if (stores.get(dragOutStore).dropped(files) === null)
        void recogniseFiles(stores, files.slice(0, MOST_FILES), signal);
    };
    window.addEventListener('dragover', onDragOver, { signal });
    window.addEventListener('drop', onDrop, { signal });
    return () => gone.abort();
  }, [stores]);
  return null;
}
