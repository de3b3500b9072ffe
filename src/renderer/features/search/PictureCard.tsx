import type { AssetId } from '../../../shared/model/ids.ts';
import { AssetPicture } from '../../ui/AssetPicture.tsx';
import { classes } from '../../ui/classes.ts';
import css from './PictureCard.module.css';

const cx = classes(css);

interface PictureCardProps {
  readonly title: string;
  readonly facts: string;
  /** One fills the card; of more, the first is large. */
  readonly pictures: readonly AssetId[];
  readonly onOpen: () => void;
}

/** A search or a board by its pictures. */
export function PictureCard({ title, facts, pictures, onOpen }: PictureCardProps) {
  const shown = pictures.length < 3 ? pictures.slice(0, 1) : pictures.slice(0, 3);
  return (
    <li>
      <button type="button" className={cx('card')} onClick={onOpen}>
        <span className={cx('pictures', shown.length === 3 && 'three')}>
          {shown.map((id) => (
            <AssetPicture key={id} assetId={id} size="grid" className={cx('picture')} />
          ))}
        </span>
        <span className={cx('title')}>{title}</span>
        <span className={cx('facts')}>{facts}</span>
      </button>
    </li>
  );
}
