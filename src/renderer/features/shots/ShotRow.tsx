import { ArrowDown, ArrowUp, Trash2, X } from 'lucide-react';
import { useId, useState } from 'react';
import { useStore } from 'zustand';
import { parseSize } from '../../../shared/model/batch-size.ts';
import { formatMoney } from '../../../shared/model/money.ts';
import type { UndoToken } from '../../../shared/model/record.ts';
import { costOfShot } from '../../../shared/model/shot-price.ts';
import type { ShotCost } from '../../../shared/model/shot-price.ts';
import { MAX_BRIEF, MAX_SHOT_SIZE } from '../../../shared/model/shot.ts';
import type { Shot, ShotCandidate } from '../../../shared/model/shot.ts';
import { toFailure } from '../../bridge/index.ts';
import { useBasket } from '../../state/basket.ts';
import { bridgeStore } from '../../state/given.ts';
import { useStores } from '../../state/registry/store.ts';
import { toastsStore } from '../../state/toasts.ts';
import { undoable } from '../../state/undoable.ts';
import { AssetPicture } from '../../ui/AssetPicture.tsx';
import { RightBadge } from '../../ui/Badge.tsx';
import { IconButton } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import css from './Shots.module.css';

const cx = classes(css);

interface ShotRowProps {
  readonly shot: Shot;
  readonly place: number;
  readonly last: boolean;
}

/** One shot: its words are kept when they are left, a click on a candidate chooses it. */
export function ShotRow({ shot, place, last }: ShotRowProps) {
  const stores = useStores();
  const { shots: bridge } = stores.get(bridgeStore);
  const terms = useStore(useBasket().store, (state) => state.terms);
  const [brief, setBrief] = useState(shot.brief);
  const [size, setSize] = useState(shot.size);
  const sizes = useId();
  const isWrong = size.trim() !== '' && parseSize(size) === null;
  const number = place + 1;
  const keep = (change: { readonly brief?: string; readonly size?: string }) =>
    void bridge
      .edit({ shotId: shot.id, ...change })
      .catch((error: unknown) => stores.get(toastsStore).failed(toFailure(error)));
  /** What is seen needs no message: a choice, a move. */
  const edit = (name: string, doing: () => Promise<UndoToken>, done?: string) =>
    void undoable(stores, { name, edit: doing, ...(done !== undefined && { done }) });
  return (
    <li className={cx('row')} aria-label={`Shot ${number}`}>
      <span className={cx('number')}>{number}</span>
      <div className={cx('words')}>
        <textarea
          className={cx('brief')}
          aria-label={`Brief of shot ${number}`}
          placeholder="Brief"
          rows={2}
          maxLength={MAX_BRIEF}
          value={brief}
          onChange={(event) => setBrief(event.target.value)}
          onBlur={() => brief !== shot.brief && keep({ brief })}
        />
        <input
          className={cx('size', isWrong && 'wrong')}
          aria-label={`Size of shot ${number}`}
          aria-invalid={isWrong}
          title={
            isWrong ? 'Write S, M, L, XL, vector, 1080p, 4K, largest, or pixels such as 3000 px' : undefined
          }
          placeholder="Usual size"
          list={sizes}
          maxLength={MAX_SHOT_SIZE}
          value={size}
          onChange={(event) => setSize(event.target.value)}
          onBlur={() => size !== shot.size && keep({ size })}
        />
        <datalist id={sizes}>
          {['S', 'M', 'L', 'XL', 'vector', '1080p', '4K', 'largest'].map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      </div>
      <ul className={cx('candidates')} aria-label={`Candidates of shot ${number}`}>
        {shot.candidates.map((candidate) => (
          <Candidate
            key={candidate.asset.id}
            candidate={candidate}
            isChosen={candidate.asset.id === shot.chosen}
            onChoose={(asset) =>
              edit('choice for a shot', () => bridge.choose({ shotId: shot.id, assetId: asset }))
            }
            onRemove={() =>
              edit(
                'taking out a candidate',
                () => bridge.removeCandidate({ shotId: shot.id, assetId: candidate.asset.id }),
                'Took the candidate out.',
              )
            }
          />
        ))}
        {shot.candidates.length === 0 && (
          <li className={cx('hint')}>No candidates. Select assets anywhere, then “Add to a shot”.</li>
        )}
      </ul>
      <Price cost={costOfShot(shot, terms)} />
      <span className={cx('edits')}>
        <IconButton
          label={`Move shot ${number} up`}
          disabled={place === 0}
          onClick={() => edit('move of a shot', () => bridge.move({ shotId: shot.id, step: -1 }))}
        >
          <ArrowUp size={14} aria-hidden="true" />
        </IconButton>
        <IconButton
          label={`Move shot ${number} down`}
          disabled={last}
          onClick={() => edit('move of a shot', () => bridge.move({ shotId: shot.id, step: 1 }))}
        >
          <ArrowDown size={14} aria-hidden="true" />
        </IconButton>
        <IconButton
          label={`Delete shot ${number}`}
          onClick={() =>
            edit('deleting a shot', () => bridge.removeShot({ shotId: shot.id }), 'Deleted the shot.')
          }
        >
          <Trash2 size={14} aria-hidden="true" />
        </IconButton>
      </span>
    </li>
  );
}

interface CandidateProps {
  readonly candidate: ShotCandidate;
  readonly isChosen: boolean;
  readonly onChoose: (asset: Shot['chosen']) => void;
  readonly onRemove: () => void;
}

function Candidate({ candidate: { asset, right }, isChosen, onChoose, onRemove }: CandidateProps) {
  return (
    <li className={cx('candidate')}>
      <button
        type="button"
        className={cx('choose', isChosen && 'chosen')}
        aria-pressed={isChosen}
        aria-label={`Choose ${asset.title}`}
        title={asset.title}
        onClick={() => onChoose(isChosen ? null : asset.id)}
      >
        <AssetPicture className={cx('picture')} assetId={asset.id} size="thumb" />
        {right !== null && (
          <span className={cx('right')}>
            <RightBadge right={right} />
          </span>
        )}
      </button>
      <button type="button" className={cx('off')} aria-label={`Take out ${asset.title}`} onClick={onRemove}>
        <X size={12} aria-hidden="true" />
      </button>
    </li>
  );
}

function Price({ cost }: { readonly cost: ShotCost }) {
  switch (cost.kind) {
    case 'none':
      return <span className={cx('price', 'soft')}>Nothing chosen</span>;
    case 'licensed':
      return <span className={cx('price')}>Licensed</span>;
    case 'priced':
      return (
        <span className={cx('price')}>
          {formatMoney(cost.price)}
          <span className={cx('soft')}>{cost.label}</span>
        </span>
      );
    case 'unpriced':
      return <span className={cx('price', 'soft')}>{cost.why}</span>;
  }
}
