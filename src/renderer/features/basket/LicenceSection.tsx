import { useId } from 'react';
import { useStore } from 'zustand';
import type { Asset } from '../../../shared/model/asset.ts';
import { fits, licencesFor, sizesOf, usualChoice } from '../../../shared/model/basket.ts';
import type { LicenceId } from '../../../shared/model/ids.ts';
import type { Licence } from '../../../shared/model/licence.ts';
import { coverageOf } from '../../../shared/model/size-order.ts';
import { formatMoney } from '../../../shared/model/money.ts';
import { useBasket } from '../../state/basket.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Select.tsx';
import { classes } from '../../ui/classes.ts';
import { useHeld } from '../../state/use-held.ts';
import { sizesText } from './basket-words.ts';
import { useLicenceChoice } from './licence-choice.ts';
import css from './LicenceSection.module.css';

const cx = classes(css);
const NONE: readonly Licence[] = [];

/** What a licence of this asset costs, by size; and the way into the basket. */
export function LicenceSection({ asset }: { readonly asset: Asset }) {
  const basket = useBasket();
  const terms = useStore(basket.store, (state) => state.terms);
  const line = useStore(basket.store, ({ lines }) => lines.find((one) => one.asset.id === asset.id) ?? null);
  const licences = licencesFor(terms?.licences ?? NONE, asset.type).filter((one) => sizesOf(one).length > 0);
  const choices = useLicenceChoice();
  const chosen = useStore(choices, (now) => (now?.asset === asset.id ? now : null));
  // What is in the basket already is shown, and changed, as it stands there.
  const choice = line !== null && line.licenceId !== null ? line : chosen;
  const name = useId();
  const usual = usualChoice(asset, licences, null);
  const licence = licences.find(({ id }) => id === (choice?.licenceId ?? usual?.licenceId)) ?? null;
  const sizes = licence === null ? [] : sizesOf(licence).filter(({ option }) => fits(option, asset));
  const held = useHeld(asset.id).map((one) => one.option);
  const option = choice?.option ?? (usual?.licenceId === licence?.id ? usual?.option : sizes.at(-1)?.option);

  const choose = (licenceId: LicenceId, next: string) => {
    choices.setState({ asset: asset.id, licenceId, option: next }, true);
    if (line !== null) void basket.edit([asset.id], { licenceId, option: next });
  };

  return (
    <section className={cx('section')} aria-label="License">
      <h3 className={cx('heading')}>License</h3>
      {licence === null ? (
        <p className={cx('note')}>
          {terms === null
            ? 'Prices have not been read yet.'
            : 'Your group has no licence for this kind of asset.'}
        </p>
      ) : (
        <>
          {licences.length > 1 && (
            <Select
              label="Licence"
              options={licences.map(({ id, name: label }) => ({ value: String(id), label }))}
              value={String(licence.id)}
              onChange={(value) => {
                const wanted = licences.find(({ id }) => String(id) === value);
                const size = wanted === undefined ? null : usualChoice(asset, [wanted], null);
                if (size !== null) choose(size.licenceId, size.option);
              }}
            />
          )}
          <fieldset className={cx('sizes')}>
            <legend className="visually-hidden">Size</legend>
            {sizes.map((size) => (
              <label key={size.option} className={cx('size')}>
                <input
                  type="radio"
                  name={name}
                  checked={size.option === option}
                  onChange={() => choose(licence.id, size.option)}
                />
                <span className={cx('label')}>
                  {size.label}
                  {coverageOf(held, size.option) === true && <span className={cx('held')}>, licensed</span>}
                </span>
                <span className={cx('price')}>
                  {size.price === null ? 'No price' : formatMoney(size.price)}
                </span>
              </label>
            ))}
          </fieldset>
        </>
      )}
      {option !== undefined && coverageOf(held, option) === false && (
        <p className={cx('note')}>
          {`Your group holds this in a smaller size: ${sizesText(held)}. A larger size needs a licence of its own.`}
        </p>
      )}
      {line !== null && (
        <div className={cx('in')}>
          <p className={cx('note')}>In the basket</p>
          <Button size="small" look="quiet" onClick={() => void basket.remove([asset.id])}>
            Remove
          </Button>
        </div>
      )}
      <p className={cx('note')}>
        {terms?.mayLicense === false
          ? 'Your account may look at prices but not license.'
          : 'Without VAT. Nothing is bought until you confirm it in the basket.'}
      </p>
    </section>
  );
}
