import type { ReactNode } from 'react';
import type { Asset, AssetDetails } from '../../../shared/model/asset.ts';
import type { OpenAsset } from '../../state/asset.ts';
import { classes } from '../../ui/classes.ts';
import {
  formatBytes,
  formatCount,
  formatDate,
  formatDuration,
  formatPixels,
  formatPrintSize,
} from '../../ui/format.ts';
import { MEDIA } from '../../ui/media.ts';
import { Categories } from './Categories.tsx';
import css from './Facts.module.css';

const cx = classes(css);

interface Fact {
  readonly name: string;
  readonly value: ReactNode;
}

/** What is known of the original. What is not known is left out, not shown as a dash. */
export function Facts({ open }: { readonly open: OpenAsset }) {
  const { details } = open;
  const asset = details ?? open.asset;
  return (
    <section className={cx('section')} aria-label="Facts">
      {asset.editorial && (
        <p className={cx('editorial')}>
          <strong>Editorial use only.</strong> For news and comment, not for advertising.
        </p>
      )}
      <dl className={cx('facts')}>
        {[...factsOf(asset), ...moreOf(details)].map(({ name, value }) => (
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

/** What only the asset's own page tells. */
function moreOf(details: AssetDetails | null): readonly Fact[] {
  if (details === null) return [];
  const { modelReleases, categories, downloads } = details;
  return [
    ...(modelReleases === 0 ? [] : [{ name: 'Model releases', value: formatCount(modelReleases) }]),
    ...(categories.length === 0
      ? []
      : [{ name: 'Categories', value: <Categories categories={categories} /> }]),
    ...(downloads === null ? [] : [{ name: 'Downloads', value: formatCount(downloads) }]),
  ];
}
