import type { DragEvent, PointerEvent } from 'react';
import type { AssetId } from '../../../shared/model/ids.ts';
import { useApp, useTable } from '../../app/context.ts';

/** Tiles and rows that can be dragged out: the one under the pointer, or with it everything that is picked. */
export function useDragOut() {
  const { dragOut } = useApp();
  const { selection } = useTable();
  const carriedBy = (target: EventTarget): readonly AssetId[] => {
    const id = assetOf(target);
    if (id === null) return [];
    const { picked } = selection.store.getState();
    return picked.has(id) ? [...picked.keys()] : [id];
  };
  return {
    onPointerDownCapture: (event: PointerEvent) => {
      const assets = isDraggable(event.target) ? carriedBy(event.target) : [];
      if (event.button === 0 && assets.length > 0) dragOut.prepare(assets);
    },
    onDragStart: (event: DragEvent) => {
      const assets = carriedBy(event.target);
      // With a key that picks, the hand draws a marquee.
      if (assets.length === 0 || event.ctrlKey || event.metaKey || event.shiftKey) event.preventDefault();
      else dragOut.start(event, assets);
    },
    onDragEnd: () => dragOut.end(),
  };
}

function assetOf(target: EventTarget): AssetId | null {
  const holder = target instanceof Element ? target.closest<HTMLElement>('[data-asset]') : null;
  return holder === null ? null : (Number(holder.dataset['asset']) as AssetId);
}

function isDraggable(target: EventTarget): boolean {
  return target instanceof Element && target.closest('[draggable="true"]') !== null;
}
