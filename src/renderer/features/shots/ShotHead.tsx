import { useState } from 'react';
import { useStore } from 'zustand';
import { formatMoney } from '../../../shared/model/money.ts';
import { costOfShots } from '../../../shared/model/shot-price.ts';
import type { ShotsCost } from '../../../shared/model/shot-price.ts';
import { MAX_LIST_NAME } from '../../../shared/model/shot.ts';
import type { Shot, ShotList } from '../../../shared/model/shot.ts';
import { toFailure } from '../../bridge/index.ts';
import { useBasket } from '../../state/basket.ts';
import { useBridge } from '../../state/given.ts';
import { useToasts } from '../../state/toasts.ts';
import { classes } from '../../ui/classes.ts';
import { formatCount } from '../../ui/format.ts';
import css from './Shots.module.css';

const cx = classes(css);

/** The list's name, written where it stands, and what it costs as far as that is known. */
export function ShotHead({ list, shots }: { readonly list: ShotList; readonly shots: readonly Shot[] }) {
  const bridge = useBridge();
  const toasts = useToasts();
  const terms = useStore(useBasket().store, (state) => state.terms);
  const [name, setName] = useState(list.name);
  const rename = () => {
    const wanted = name.trim();
    if (wanted === '') setName(list.name);
    else if (wanted !== list.name)
      bridge.shots
        .rename({ listId: list.id, name: wanted })
        .catch((error: unknown) => toasts.failed(toFailure(error)));
  };
  return (
    <header className={cx('head')}>
      <input
        className={cx('name')}
        aria-label="Name of the shot list"
        value={name}
        maxLength={MAX_LIST_NAME}
        onChange={(event) => setName(event.target.value)}
        onBlur={rename}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
      <p className={cx('cost')} role="status" title="Prices of the basket, without VAT">
        {costText(costOfShots(shots, terms))}
      </p>
    </header>
  );
}

/** Never a sum of some as the sum of all: what has no price is said beside it. */
export function costText({ licensed, priced, unpriced, known }: ShotsCost): string {
  const parts = licensed === 0 ? [] : [`${formatCount(licensed)} licensed`];
  if (priced > 0 && known !== null)
    parts.push(`${unpriced > 0 ? 'at least ' : ''}${formatMoney(known)} for ${formatCount(priced)}`);
  if (priced > 0 && known === null) parts.push(`${formatCount(priced)} in several currencies`);
  if (unpriced > 0) parts.push(`${formatCount(unpriced)} without a price`);
  return parts.length === 0 ? 'Nothing chosen yet' : parts.join(', ');
}
