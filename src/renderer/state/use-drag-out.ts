import { useEffect, useRef } from 'react';
import type { DragEvent, PointerEvent } from 'react';
import type { AssetId } from '../../shared/model/ids.ts';
import { useDrag } from './drag-out.ts';
import { useTable } from './search-table.ts';

/** A pointer that rests this long may be about to drag; one that flies past is not. Milliseconds. */
const REST = 150;

/** Tiles that can be dragged out: the one under the pointer, or with it everything that is picked. */
export function useDragOut() {
  const { selection } = useTable();
  return useDragOutWith((id) => {
    const { picked } = selection.store.getState();
    return picked.has(id) ? [...picked.keys()] : [id];
  });
}

/** The same for whatever has `data-asset` and is draggable; `along` says what goes with the one under the pointer. */
export function useDragOutWith(along: (id: AssetId) => readonly AssetId[]) {
  const dragOut = useDrag();
  const resting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(resting.current), []);
  const prepare = (target: EventTarget) => {
    const assets = isDraggable(target) ? carriedBy(target) : [];
    if (assets.length > 0) dragOut.prepare(assets);
  };
  const carriedBy = (target: EventTarget): readonly AssetId[] => {
    const id = assetOf(target);
    return id === null ? [] : along(id);
  };
  return {
    // A browser wants to know at the first move what is dragged: it is asked for while the pointer rests.
    onPointerOverCapture: ({ target, buttons }: PointerEvent) => {
      clearTimeout(resting.current);
      if (buttons === 0) resting.current = setTimeout(() => prepare(target), REST);
    },
    onPointerDownCapture: ({ target, button }: PointerEvent) => {
      clearTimeout(resting.current);
      if (button === 0) prepare(target);
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
