import { Crop as CropIcon } from 'lucide-react';
import { useStore } from 'zustand';
import type { Asset } from '../../../shared/model/asset.ts';
import {
  CROP_FORMATS,
  HEADLINE_SIZES,
  MAX_HEADLINE,
  NO_GUIDES,
  largestCrop,
} from '../../../shared/model/guides.ts';
import type { CropFormat, Headline } from '../../../shared/model/guides.ts';
import { bridgeStore } from '../../state/given.ts';
import { useStores } from '../../state/registry/store.ts';
import { takeFile } from '../../state/take-file.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { PopCard } from '../../ui/PopCard.tsx';
import { classes } from '../../ui/classes.ts';
import css from './Guides.module.css';
import { guidesStore } from './guides-store.ts';

const cx = classes(css);

const FORMATS = Object.keys(CROP_FORMATS) as readonly CropFormat[];
const NEW: Headline = { text: '', x: 0.08, y: 0.08, size: HEADLINE_SIZES.usual, ink: 'light' };

/** What is tried on the picture: a format, a headline, and the way out as a layer. */
export function GuideTools({ asset }: { readonly asset: Asset }) {
  const stores = useStores();
  const guides = stores.get(guidesStore);
  const place = useStore(guides.store, (state) => state.place);
  const { crop, headline } = useStore(guides.store, (state) => state.guides);
  const { size } = asset;
  if (size === null) return null;
  const change = (next: Parameters<typeof guides.change>[0]) => {
    guides.change(next);
    guides.keep();
  };
  const isEmpty = crop === null && headline === null;
  return (
    <PopCard
      title="Crop and copy space"
      align="end"
      trigger={
        <IconButton label="Crop and copy space">
          <CropIcon size={18} aria-hidden="true" />
        </IconButton>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys in here are no keys of the quick look. */}
      <div className={cx('card')} onKeyDown={(event) => event.key !== 'Escape' && event.stopPropagation()}>
        <div className={cx('formats')} role="toolbar" aria-label="Format">
          {FORMATS.map((format) => (
            <button
              key={format}
              type="button"
              className={cx('format')}
              aria-pressed={crop?.format === format}
              onClick={() =>
                change((now) => ({
                  ...now,
                  crop: now.crop?.format === format ? null : largestCrop(format, size),
                }))
              }
            >
              {format}
            </button>
          ))}
        </div>
        <label className={cx('field')}>
          Headline
          <textarea
            className={cx('text')}
            rows={2}
            maxLength={MAX_HEADLINE}
            value={headline?.text ?? ''}
            onChange={(event) => {
              const text = event.target.value;
              guides.change((now) => ({
                ...now,
                headline: text === '' ? null : { ...(now.headline ?? NEW), text },
              }));
            }}
            onBlur={() => guides.keep()}
          />
        </label>
        <Button
          disabled={headline === null}
          onClick={() =>
            change((now) => ({
              ...now,
              headline: now.headline && {
                ...now.headline,
                ink: now.headline.ink === 'light' ? 'dark' : 'light',
              },
            }))
          }
        >
          {headline?.ink === 'dark' ? 'Light letters' : 'Dark letters'}
        </Button>
        <p className={cx('about')}>
          Kept with the picture{place?.boardId === null ? '' : ' on this board'}. An SVG of its pixels lies
          over the comp in a design tool; a board’s folder of files holds one beside each.
        </p>
        <Button
          disabled={isEmpty || place === null}
          onClick={() => {
            if (place !== null) void takeFile(stores, stores.get(bridgeStore).guides.save(place));
          }}
        >
          Save guides (SVG)
        </Button>
        <Button disabled={isEmpty} onClick={() => change(() => NO_GUIDES)}>
          Remove both
        </Button>
      </div>
    </PopCard>
  );
}
