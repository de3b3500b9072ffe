import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Asset } from '../../shared/model/asset.ts';
import { usePicture } from '../state/use-picture.ts';
import { classes } from '../ui/classes.ts';
import { useBroken } from '../ui/use-broken.ts';
import css from './Still.module.css';

const cx = classes(css);

interface StillProps {
  readonly asset: Asset;
  /** Shown where there is no picture at all. */
  readonly missing: ReactNode;
}

/**
 * The picture of an asset, as large as its box: the one of the grid at once, for that is here already, and the large one in
 * its place as soon as all of it has come. Both have one shape, so that nothing moves.
 */
export function Still({ asset, missing }: StillProps) {
  const picture = usePicture(asset.id);
  const [smallBroken, onSmallError] = useBroken();
  const [largeBroken, onLargeError] = useBroken();
  const [large, setLarge] = useState<'coming' | 'shown'>('coming');
  if (!asset.hasStill || (smallBroken && largeBroken)) return missing;
  return (
    <span className={cx('still')}>
      {!smallBroken && large !== 'shown' && (
        <img
          className={cx('layer')}
          src={picture('grid')}
          alt={asset.title}
          draggable={false}
          onError={onSmallError}
        />
      )}
      {!largeBroken && (
        <img
          className={cx('layer', large === 'coming' && 'coming')}
          src={picture('large')}
          alt={large === 'shown' || smallBroken ? asset.title : ''}
          draggable={false}
          onLoad={({ currentTarget }) => {
            // Not before it can be drawn: else the frame in which the small one goes is empty.
            currentTarget.decode().then(
              () => setLarge('shown'),
              () => setLarge('shown'),
            );
          }}
          onError={onLargeError}
        />
      )}
    </span>
  );
}
