import { useStore } from 'zustand';
import { licencesFor, sizesOf } from '../../../shared/model/basket.ts';
import { rightsIn } from '../../../shared/model/licence.ts';
import type { Licence } from '../../../shared/model/licence.ts';
import { useBasket } from '../../state/basket.ts';
import { Select } from '../../ui/Select.tsx';
import { classes } from '../../ui/classes.ts';
import { sizeText } from './basket-words.ts';
import css from './LineChoices.module.css';
import { ReferencesCard } from './ReferencesCard.tsx';
import { RightsCard } from './RightsCard.tsx';
import type { ShownLine } from './use-priced-lines.ts';

const cx = classes(css);
const NONE: readonly Licence[] = [];

/** Licence, size, rights and references of one line. */
export function LineChoices({ shown: { line, licence, size, missing } }: { readonly shown: ShownLine }) {
  const basket = useBasket();
  const all = useStore(basket.store, ({ terms }) => terms?.licences ?? NONE);
  const { asset, references, extendedRights } = line;
  const offered = licencesFor(all, asset.type);
  const edit = (change: Parameters<typeof basket.edit>[1]) => void basket.edit([asset.id], change);
  const licences = offered.map(({ id, name }) => ({ value: String(id), label: name }));
  const sizes =
    licence === null
      ? []
      : sizesOf(licence).map((one) => ({ value: one.option, label: sizeText(one, asset) }));
  const rights = rightsIn(extendedRights).length;
  return (
    <div className={cx('choices')}>
      {offered.length > 0 && (
        <>
          <Select
            look="compact"
            label={`Licence of ${asset.title}`}
            options={licence === null ? [{ value: '', label: 'Choose a licence' }, ...licences] : licences}
            value={licence === null ? '' : String(licence.id)}
            onChange={(value) => {
              const chosen = offered.find(({ id }) => String(id) === value);
              if (chosen !== undefined) edit({ licenceId: chosen.id });
            }}
          />
          <Select
            look="compact"
            label={`Size of ${asset.title}`}
            options={size === null ? [{ value: '', label: 'Choose a size' }, ...sizes] : sizes}
            value={size === null ? '' : size.option}
            disabled={licence === null}
            onChange={(option) => option !== '' && edit({ option })}
          />
        </>
      )}
      {asset.noExtendedRights === true && rights === 0 ? (
        <span className={cx('none')}>No extended rights</span>
      ) : (
        <RightsCard
          mask={extendedRights}
          label={rights === 0 ? 'Extended rights' : `Extended rights: ${rights}`}
          onChange={(mask) => edit({ extendedRights: asset.noExtendedRights === true ? 0 : mask })}
        />
      )}
      <ReferencesCard
        references={references}
        label={references.project === '' ? 'References' : `Project: ${references.project}`}
        missing={missing}
        onChange={(change) => edit({ references: change })}
      />
    </div>
  );
}
