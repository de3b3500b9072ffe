import { Check, Star, Undo2, X } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useStore } from 'zustand';
import { BigPreview } from '../../parts/BigPreview.tsx';
import { AssetPicture } from '../../ui/AssetPicture.tsx';
import { RightBadge } from '../../ui/Badge.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Stage, StageView } from '../../ui/Stage.tsx';
import { classes } from '../../ui/classes.ts';
import { formatCount } from '../../ui/format.ts';
import { isTyping } from '../../ui/overlays.ts';
import { focusedTile } from '../../parts/focused-tile.ts';
import { useRight } from '../../state/use-right.ts';
import type { Asset } from '../../../shared/model/asset.ts';
import css from './Cull.module.css';
import { CullEnd } from './CullEnd.tsx';
import { useCull } from './cull-store.ts';
import { goTo, judge, ranked, rejected, takeBack } from './cull-session.ts';
import type { Judgement, Session } from './cull-session.ts';

const cx = classes(css);

const STARS = [1, 2, 3, 4, 5] as const;
/** Thumbnails on either side of the one in sight. */
const AROUND = 5;

/** One asset after the other, as large as the screen: P, X, or 1 to 5, and the next one is there. */
export function CullStage() {
  const cull = useCull();
  const open = useStore(cull.store, (state) => state.open);
  const session = useStore(cull.store, (state) => state.session);
  return (
    <Stage label="Cull" open={open && session !== null} onClose={cull.leave} finalFocus={focusedTile}>
      {session !== null && <Shown session={session} />}
    </Stage>
  );
}

function Shown({ session }: { readonly session: Session }) {
  const cull = useCull();
  const asset = session.assets[session.at] ?? null;
  const say = (judgement: Judgement) => cull.update((now) => judge(now, judgement));

  const onKeyDown = (event: KeyboardEvent) => {
    if (isTyping(event.target)) return;
    const mod = event.ctrlKey || event.metaKey;
    const { key } = event;
    if ((mod && key.toLowerCase() === 'z') || (!mod && key === 'Backspace')) cull.update(takeBack);
    else if (mod || event.altKey) return;
    else if (key === 'ArrowLeft') cull.update((now) => goTo(now, now.at - 1));
    else if (key === 'ArrowRight') cull.update((now) => goTo(now, now.at + 1));
    else if (asset === null) return;
    else if (key === 'p') say('pick');
    else if (key === 'x') say('reject');
    else if (/^[1-5]$/.test(key)) say(Number(key) as Judgement);
    else return;
    event.preventDefault();
  };
  const kept = ranked(session).length;
  const out = rejected(session).length;
  return (
    <StageView
      title={asset === null ? `${session.name}: all seen` : asset.title}
      onClose={cull.leave}
      onKeyDown={onKeyDown}
      tools={
        <>
          {asset !== null && <Right asset={asset} />}
          <span className={cx('count')} role="status">
            {formatCount(Math.min(session.at + 1, session.assets.length))} of{' '}
            {formatCount(session.assets.length)}
            {' · '}
            {formatCount(kept)} kept, {formatCount(out)} rejected
          </span>
          <IconButton
            label="Take the last one back"
            disabled={session.past.length === 0}
            onClick={() => cull.update(takeBack)}
          >
            <Undo2 size={18} aria-hidden="true" />
          </IconButton>
          {asset !== null && (
            <Button onClick={() => cull.update((now) => goTo(now, now.assets.length))}>Finish</Button>
          )}
        </>
      }
    >
      {asset === null ? (
        <CullEnd session={session} />
      ) : (
        <>
          <div className={cx('picture')}>
            <BigPreview key={asset.id} asset={asset} />
          </div>
          <Judge said={session.judged.get(asset.id) ?? null} onSay={say} />
          <Strip session={session} />
        </>
      )}
    </StageView>
  );
}

function Right({ asset }: { readonly asset: Asset }) {
  const right = useRight(asset.id);
  return right === null ? null : <RightBadge right={right} />;
}

interface JudgeProps {
  readonly said: Judgement | null;
  readonly onSay: (judgement: Judgement) => void;
}

function Judge({ said, onSay }: JudgeProps) {
  return (
    <div className={cx('judge')} role="toolbar" aria-label="Judge this asset">
      <Say label="Reject" keys="X" isSaid={said === 'reject'} onClick={() => onSay('reject')}>
        <X size={16} aria-hidden="true" />
      </Say>
      <Say label="Pick" keys="P" isSaid={said === 'pick'} onClick={() => onSay('pick')}>
        <Check size={16} aria-hidden="true" />
      </Say>
      {STARS.map((stars) => (
        <Say
          key={stars}
          label={stars === 1 ? '1 star' : `${stars} stars`}
          keys={String(stars)}
          isSaid={said === stars}
          onClick={() => onSay(stars)}
          short
        >
          <Star
            size={16}
            fill={typeof said === 'number' && said >= stars ? 'currentColor' : 'none'}
            aria-hidden="true"
          />
        </Say>
      ))}
    </div>
  );
}

interface SayProps {
  readonly label: string;
  readonly keys: string;
  readonly isSaid: boolean;
  /** The icon and the key alone. */
  readonly short?: true;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function Say({ label, keys, isSaid, short, onClick, children }: SayProps) {
  return (
    <button
      type="button"
      className={cx('say', isSaid && 'said')}
      aria-label={short ? label : undefined}
      aria-pressed={isSaid}
      title={`${label} (${keys})`}
      onClick={onClick}
    >
      {children}
      {short === undefined && <span>{label}</span>}
      <kbd>{keys}</kbd>
    </button>
  );
}

/** The one in sight among its neighbours, with what was said of each. */
function Strip({ session }: { readonly session: Session }) {
  const cull = useCull();
  const { at, assets, judged } = session;
  const from = Math.max(0, at - AROUND);
  return (
    <ol className={cx('strip')} aria-label="Around it">
      {assets.slice(from, at + AROUND + 1).map((asset, index) => (
        <li key={asset.id}>
          <button
            type="button"
            className={cx('thumb', from + index === at && 'here', judged.get(asset.id) === 'reject' && 'out')}
            aria-label={[asset.title, wordOf(judged.get(asset.id) ?? null)].filter(Boolean).join(': ')}
            aria-current={from + index === at || undefined}
            onClick={() => cull.update((now) => goTo(now, from + index))}
          >
            <AssetPicture className={cx('small')} assetId={asset.id} size="thumb" />
            <span className={cx('verdict')}>{wordOf(judged.get(asset.id) ?? null)}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}

function wordOf(said: Judgement | null): string {
  if (said === null) return '';
  if (said === 'pick') return 'Pick';
  return said === 'reject' ? 'Out' : '★'.repeat(said);
}
