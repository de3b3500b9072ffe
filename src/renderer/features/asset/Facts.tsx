import type { ReactNode } from 'react';
import type { Asset } from '../../../shared/model/asset.ts';
import { classes } from '../../ui/classes.ts';
import { formatBytes, formatDate, formatDuration, formatPixels, formatPrintSize } from '../../ui/format.ts';
import { MEDIA } from '../../ui/media.ts';
import css from './Facts.module.css';

const cx = classes(css);

interface Fact {
  readonly name: string;
  readonly value: ReactNode;
}

/** What is known of the original. What is not known is left out, not shown as a dash. */
export function Facts({ asset }: { readonly asset: Asset }) {
  return (
    <section className={cx('section')} aria-label="Facts">
      {asset.editorial && (
        <p className={cx('editorial')}>
          <strong>Editorial use only.</strong> For news and comment, not for advertising.
        </p>
      )}
      <dl className={cx('facts')}>
        {factsOf(asset).map(({ name, value }) => (
          <div key={name} className={cx('fact')}>
            <dt className={cx('name')}>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function factsOf(asset: Asset): readonly Fact[] {
  const { size, type } = asset;
  const kind = MEDIA[type].label;
  return [
    { name: 'Type', value: asset.extension === '' ? kind : `${kind}, ${asset.extension.toUpperCase()}` },
    ...(size === null ? [] : [{ name: 'Dimensions', value: formatPixels(size) }]),
    ...(size === null || type !== 'image' ? [] : [{ name: 'Print size', value: formatPrintSize(size) }]),
    ...(asset.duration === null ? [] : [{ name: 'Length', value: formatDuration(asset.duration) }]),
    ...(asset.fileSize === null ? [] : [{ name: 'File size', value: formatBytes(asset.fileSize) }]),
    ...(asset.published === null ? [] : [{ name: 'Published', value: formatDate(asset.published) }]),
    { name: 'Asset ID', value: <span className={cx('id')}>{asset.id}</span> },
  ];
}
