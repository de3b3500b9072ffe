import { useEffect, useRef, useState } from 'react';
import type { Asset } from '../../shared/model/asset.ts';
import { usePicture } from '../state/use-picture.ts';
import { classes } from '../ui/classes.ts';
import { formatPixels } from '../ui/format.ts';
import css from './Loupe.module.css';

const cx = classes(css);

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Our own file of an asset, one of its pixels on one of the screen's, over all of its frame. The pointer leads over it: at
 * the left edge of the frame it shows that of the picture. Until every pixel has come, the picture is the large one at the
 * same size, so that nothing moves when it sharpens.
 */
export function Loupe({ asset }: { readonly asset: Asset }) {
  const picture = usePicture(asset.id);
  const frame = useRef<HTMLDivElement>(null);
  const [full, setFull] = useState<Size | null>(null);
  const [room, setRoom] = useState<Size | null>(null);
  const [at, setAt] = useState({ x: 0.5, y: 0.5 });
  useEffect(() => {
    const box = frame.current?.getBoundingClientRect();
    if (box === undefined) return;
    setRoom({ width: box.width, height: box.height });
    const onMove = ({ clientX, clientY }: PointerEvent) =>
      setAt({ x: part(clientX - box.left, box.width), y: part(clientY - box.top, box.height) });
    window.addEventListener('pointermove', onMove);
    return () => window.removeEventListener('pointermove', onMove);
  }, []);
  // The file may have another size than the catalogue tells: a comp is smaller.
  const size = full ?? asset.size;
  const place = size !== null && room !== null ? placeAt(size, room, at) : null;
  return (
    <div ref={frame} className={cx('loupe')} data-loupe="">
      {place !== null && full === null && (
        <img className={cx('picture')} src={picture('large')} alt="" style={place} draggable={false} />
      )}
      <img
        className={cx('picture')}
        src={picture('full')}
        alt={asset.title}
        draggable={false}
        style={full === null || place === null ? { visibility: 'hidden' } : place}
        onLoad={({ currentTarget }) => {
          const { naturalWidth: width, naturalHeight: height } = currentTarget;
          const show = () => setFull({ width, height });
          currentTarget.decode().then(show, show);
        }}
      />
      <span className={cx('scale')} role="status">
        {full === null ? 'Loading every pixel…' : `100 %, ${formatPixels(full)}`}
      </span>
    </div>
  );
}

/** Pixels of the screen to one of the page. */
const density = () => window.devicePixelRatio || 1;

function placeAt(size: Size, room: Size, at: { readonly x: number; readonly y: number }) {
  const [width, height] = [size.width / density(), size.height / density()];
  // What is smaller than its frame stands in the middle of it.
  const along = (length: number, space: number, share: number) =>
    (space - length) * (length > space ? share : 0.5);
  return { width, height, left: along(width, room.width, at.x), top: along(height, room.height, at.y) };
}

function part(length: number, whole: number): number {
  return whole === 0 ? 0.5 : Math.max(0, Math.min(1, length / whole));
}
