import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { aspectOf } from '../../../shared/model/asset.ts';
import type { Asset } from '../../../shared/model/asset.ts';
import { usePicture } from '../../state/use-picture.ts';
import { classes } from '../../ui/classes.ts';
import css from './Enlarged.module.css';
import { placeEnlarged } from './enlarge.ts';
import type { Box } from './enlarge.ts';

const cx = classes(css);

interface EnlargedProps {
  readonly asset: Asset;
  /** Position of its tile, in the same field. */
  readonly index: number;
  readonly onEnd: () => void;
}

/**
 * The picture under the pointer, larger, beside its tile. It takes no clicks and stands still; any key ends it, and
 * Escape does nothing else then. Screen readers and keyboards have the quick look.
 */
export function Enlarged({ asset, index, onEnd }: EnlargedProps) {
  const mark = useRef<HTMLDivElement>(null);
  const [box, setBox] = useState<Box | null>(null);
  const pictureOf = usePicture(asset.id);
  const [picture, setPicture] = useState<'coming' | 'here' | 'none'>('coming');
  useLayoutEffect(() => {
    const field = mark.current?.parentElement;
    const tile = field?.querySelector(`[data-index="${index}"]`);
    if (field == null || tile == null) return;
    const [around, own] = [field.getBoundingClientRect(), tile.getBoundingClientRect()];
    const { width, height } = own;
    const at = { left: own.left - around.left, top: own.top - around.top, width, height };
    setBox(placeEnlarged(at, aspectOf(asset), around));
  }, [asset, index]);

  const end = useRef(onEnd);
  end.current = onEnd;
  // Not before there is something to see: an empty frame would only cover the tiles.
  const shown = box !== null && picture === 'here';
  useEffect(() => {
    if (!shown) return;
    const onKeyDown = (event: KeyboardEvent) => {
      end.current();
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [shown]);

  return (
    <div
      ref={mark}
      className={cx('frame')}
      hidden={!shown}
      data-glance=""
      aria-hidden="true"
      style={box ?? {}}
    >
      {box !== null && picture !== 'none' && (
        <>
          <img
            className={cx('picture')}
            src={pictureOf('grid')}
            alt=""
            onLoad={() => setPicture('here')}
            onError={() => setPicture('none')}
          />
          <img className={cx('picture')} src={pictureOf('large')} alt="" decoding="async" />
        </>
      )}
    </div>
  );
}
