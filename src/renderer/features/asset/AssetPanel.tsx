import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import type { Asset } from '../../../shared/model/asset.ts';
import { useAssetView } from '../../state/asset.ts';
import type { OpenAsset } from '../../state/asset.ts';
import { IconButton } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { MEDIA } from '../../ui/media.ts';
import { useKeptFocus } from '../../ui/use-kept-focus.ts';
import css from './AssetPanel.module.css';
import { Author } from './Author.tsx';
import { CompChoiceContext, useNewCompChoice } from './comp-state.ts';
import { Facts } from './Facts.tsx';
import { LargePreview } from './LargePreview.tsx';
import { Related } from './Related.tsx';
import { Tags } from './Tags.tsx';
import { placed, useFeatures } from '../../state/feature.ts';
import { useAdjacentAssets } from '../../state/use-adjacent-assets.ts';

const cx = classes(css);

/** Everything about one asset, and what can be done with it. */
export function AssetPanel({ open }: { readonly open: OpenAsset }) {
  const view = useAssetView();
  const { previous, next } = useAdjacentAssets();
  const body = useRef<HTMLElement>(null);
  const asset: Asset = open.details ?? open.asset;
  const { id } = asset;
  const features = useFeatures();
  const sections = placed(features, ({ panel }) => panel);
  const actions = placed(features, ({ panelActions }) => panelActions);
  const comp = useNewCompChoice(asset);
  // A comp that has come takes its button away.
  const kept = useKeptFocus<HTMLDivElement>('button');

  // biome-ignore lint/correctness/useExhaustiveDependencies: another asset starts at its top.
  useLayoutEffect(() => {
    body.current?.scrollTo(0, 0);
  }, [id]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    // Players and selects have their own use for the arrows.
    const taken = event.target instanceof Element && event.target.closest('video, audio, select') !== null;
    if (event.key === 'ArrowLeft' && !taken) previous?.();
    else if (event.key === 'ArrowRight' && !taken) next?.();
    else return;
    event.preventDefault();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys are a short cut for the two buttons.
    <div className={cx('panel')} onKeyDown={onKeyDown}>
      <div className={cx('bar')}>
        <span className={cx('type')}>{MEDIA[asset.type].label}</span>
        {asset.editorial && <span className={cx('mark')}>Editorial</span>}
        {asset.aiGenerated && <span className={cx('mark')}>AI-generated</span>}
        <span className={cx('space')} />
        <IconButton label="Previous asset" disabled={previous === null} onClick={() => previous?.()}>
          <ChevronLeft size={18} aria-hidden="true" />
        </IconButton>
        <IconButton label="Next asset" disabled={next === null} onClick={() => next?.()}>
          <ChevronRight size={18} aria-hidden="true" />
        </IconButton>
        <IconButton label="Close" onClick={() => view.close()}>
          <X size={18} aria-hidden="true" />
        </IconButton>
      </div>
      <div {...kept} className={cx('actions')} role="toolbar" aria-label="Actions">
        <CompChoiceContext value={comp}>
          {actions.map(({ key, component: Action }) => (
            <Action key={key} asset={asset} />
          ))}
        </CompChoiceContext>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section ref={body} className={cx('body')} tabIndex={0} aria-label="Details">
        <LargePreview key={id} asset={asset} />
        <div className={cx('text')}>
          <h2 className={cx('title')}>{asset.title}</h2>
          <Author asset={asset} />
        </div>
        <CompChoiceContext value={comp}>
          {sections.map(({ key, component: Section, perAsset }) => (
            <Section key={perAsset === true ? `${key}-${id}` : key} asset={asset} />
          ))}
        </CompChoiceContext>
        <Facts open={open} />
        <Tags open={open} />
        <Related key={`related-${id}`} open={open} />
      </section>
    </div>
  );
}
