import { useId, useState } from 'react';
import { useStore } from 'zustand';
import type { References } from '../../../shared/model/licence.ts';
import { MAX_REFERENCE, REFERENCE_FIELDS, REFERENCE_LABEL } from '../../../shared/model/project.ts';
import type { ReferenceField } from '../../../shared/model/project.ts';
import { useBasket } from '../../state/basket.ts';
import { Button } from '../../ui/Button.tsx';
import { PopCard } from '../../ui/PopCard.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { classes } from '../../ui/classes.ts';
import css from './Cards.module.css';

const cx = classes(css);

interface ReferencesCardProps {
  readonly references: References;
  readonly label: string;
  readonly missing: readonly ReferenceField[];
  /** Called with each field as it is left, if it has changed. */
  readonly onChange: (change: Partial<References>) => void;
}

/** What accounting asks for; a project brings its own defaults. */
export function ReferencesCard({ references, label, missing, onChange }: ReferencesCardProps) {
  return (
    <PopCard title="References on the licence" size="wide" trigger={<Button>{label}</Button>}>
      <div className={cx('card')}>
        {REFERENCE_FIELDS.map((field) => (
          <ReferenceInput
            key={`${field} ${references[field]}`}
            field={field}
            value={references[field]}
            isMissing={missing.includes(field)}
            onCommit={(value) => onChange({ [field]: value })}
          />
        ))}
      </div>
    </PopCard>
  );
}

interface ReferenceInputProps {
  readonly field: ReferenceField;
  readonly value: string;
  readonly isMissing: boolean;
  readonly onCommit: (value: string) => void;
}

function ReferenceInput({ field, value, isMissing, onCommit }: ReferenceInputProps) {
  const basket = useBasket();
  const suggested = useStore(basket.store, ({ suggestions }) => suggestions[field]);
  const projects = useStore(basket.store, (state) => state.projects);
  const [text, setText] = useState(value);
  const id = useId();
  const offers =
    field === 'project' ? [...new Set([...projects.map(({ name }) => name), ...suggested])] : suggested;
  const commit = () => {
    if (text !== value) onCommit(text);
  };
  return (
    <>
      <TextField
        label={REFERENCE_LABEL[field]}
        error={isMissing ? 'Needed for the licence' : null}
        list={id}
        maxLength={MAX_REFERENCE}
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          // Closing the card by the keyboard takes the field away with the focus in it.
          if (event.key === 'Enter' || event.key === 'Escape') commit();
        }}
      />
      <datalist id={id}>
        {offers.map((offer) => (
          <option key={offer} value={offer} />
        ))}
      </datalist>
    </>
  );
}
