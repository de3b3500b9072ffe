import { useStore } from 'zustand';
import { licencesFor, sizesOf } from '../../../shared/model/basket.ts';
import type { LineChange } from '../../../shared/model/basket.ts';
import type { MediaType } from '../../../shared/model/asset.ts';
import type { Licence, LicenceSize } from '../../../shared/model/licence.ts';
import { formatMoney } from '../../../shared/model/money.ts';
import { NO_REFERENCES } from '../../../shared/model/licence.ts';
import { useBasket } from '../../state/basket.ts';
import { SelectionBar } from '../../parts/SelectionBar.tsx';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Select.tsx';
import { classes } from '../../ui/classes.ts';
import { MEDIA } from '../../ui/media.ts';
import css from './BulkBar.module.css';
import { ReferencesCard } from './ReferencesCard.tsx';
import { RightsCard } from './RightsCard.tsx';
import type { ShownLine } from './use-priced-lines.ts';

const cx = classes(css);

interface BulkBarProps {
  readonly chosen: readonly ShownLine[];
  readonly onClear: () => void;
}

/** What is changed of the selected lines as one. */
export function BulkBar({ chosen, onClear }: BulkBarProps) {
  const basket = useBasket();
  const ids = chosen.map(({ line }) => line.asset.id);
  const edit = (change: LineChange) => void basket.edit(ids, change);
  const common = chosen[0]?.line;
  return (
    <SelectionBar count={chosen.length} from={1} onClear={onClear}>
      {common !== undefined && (
        <>
          <SharedChoice chosen={chosen} onChange={edit} />
          <RightsCard
            mask={common.extendedRights}
            label="Rights"
            onChange={(extendedRights) => edit({ extendedRights })}
          />
          <ReferencesCard
            references={chosen.length === 1 ? common.references : NO_REFERENCES}
            label="References"
            missing={[]}
            onChange={(references) => edit({ references })}
          />
          <Button size="small" look="quiet" onClick={() => void basket.remove(ids)}>
            Remove
          </Button>
        </>
      )}
    </SelectionBar>
  );
}

interface SharedChoiceProps {
  readonly chosen: readonly ShownLine[];
  readonly onChange: (change: LineChange) => void;
}

/** Licence and size for all that are picked, where they are of one kind. */
function SharedChoice({ chosen, onChange }: SharedChoiceProps) {
  const basket = useBasket();
  const licences = useStore(basket.store, ({ terms }) => terms?.licences ?? []);
  const types = new Set<MediaType>(chosen.map(({ line }) => line.asset.type));
  const [type] = types;
  if (type === undefined || types.size > 1) {
    return <span className={cx('note')}>Licence and size: select one kind of asset</span>;
  }
  const options = licencesFor(licences, type).flatMap((licence) =>
    sizesOf(licence).map((size) => ({ value: keyOf(licence, size), label: choiceText(licence, size) })),
  );
  const choose = (key: string) => {
    for (const licence of licencesFor(licences, type)) {
      for (const size of sizesOf(licence)) {
        if (keyOf(licence, size) === key) onChange({ licenceId: licence.id, option: size.option });
      }
    }
  };
  return (
    <Select
      label={`Licence and size of ${MEDIA[type].label.toLowerCase()} assets`}
      options={[{ value: '', label: 'Licence and size…' }, ...options]}
      value=""
      onChange={choose}
      look="compact"
    />
  );
}

function keyOf({ id }: Licence, { option }: LicenceSize): string {
  return `${id} ${option}`;
}

function choiceText({ name }: Licence, { label, price }: LicenceSize): string {
  return `${name}, ${label}${price === null ? '' : `, ${formatMoney(price)}`}`;
}
