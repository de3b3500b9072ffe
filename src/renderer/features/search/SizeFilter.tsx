import { useRef, useState } from 'react';
import { known } from '../../../shared/model/known.ts';
import { MIN_SIZES, UNITS } from '../../../shared/model/search.ts';
import type { SizeBounds, Unit } from '../../../shared/model/search.ts';
import { Select } from '../../ui/Select.tsx';
import { classes } from '../../ui/classes.ts';
import { Choices } from '../../parts/filters/Choices.tsx';
import { Field } from '../../parts/filters/Field.tsx';
import type { EditorProps } from './editor.ts';
import { SIZE_WORDS } from './filter-words.ts';
import css from '../../parts/filters/FilterForm.module.css';
import { withFilters } from './with-filters.ts';

const cx = classes(css);

const EDGES = [
  { edge: 'minWidth', label: 'Width from' },
  { edge: 'maxWidth', label: 'Width up to' },
  { edge: 'minHeight', label: 'Height from' },
  { edge: 'maxHeight', label: 'Height up to' },
] as const;
const UNIT_WORDS: Readonly<Record<Unit, string>> = {
  px: 'pixels',
  inch: 'inches at 300 dpi',
  cm: 'centimetres at 300 dpi',
};
const LARGEST = 1_000_000;

/** A least size by name, or exact bounds for a print or a slot in a page. */
export function SizeFilter({ query, onChange }: EditorProps) {
  const { minSize, bounds } = query.filters;
  return (
    <>
      <Choices
        label="Minimum size"
        any="Any size"
        words={SIZE_WORDS}
        values={MIN_SIZES}
        value={minSize}
        onChange={(next) => onChange(withFilters(query, { minSize: next }))}
      />
      <hr className={cx('line')} />
      <BoundsForm bounds={bounds} onSubmit={(next) => onChange(withFilters(query, { bounds: next }))} />
    </>
  );
}

interface BoundsFormProps {
  readonly bounds: SizeBounds | undefined;
  readonly onSubmit: (bounds: SizeBounds | undefined) => void;
}

function BoundsForm({ bounds, onSubmit }: BoundsFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [unit, setUnit] = useState<Unit>(bounds?.unit ?? 'px');
  const submit = (form: HTMLFormElement, asUnit = unit) => {
    const given = new FormData(form);
    const edges = known<Omit<SizeBounds, 'unit'>>(
      Object.fromEntries(EDGES.map(({ edge }) => [edge, lengthIn(given.get(edge))])),
    );
    const next = Object.keys(edges).length === 0 ? undefined : { unit: asUnit, ...edges };
    const isSame = EDGES.every(({ edge }) => next?.[edge] === bounds?.[edge]) && next?.unit === bounds?.unit;
    if (!isSame) onSubmit(next);
  };
  return (
    <form
      ref={form}
      className={cx('form')}
      aria-label="Exact size"
      onSubmit={(event) => event.preventDefault()}
      // A length counts when its field is left, or by Enter.
      onBlur={({ currentTarget }) => submit(currentTarget)}
      onKeyDown={({ key, currentTarget }) => {
        if (key === 'Enter') submit(currentTarget);
      }}
    >
      <div className={cx('pair')}>
        {EDGES.map(({ edge, label }) => (
          <Field
            key={edge}
            name={edge}
            label={label}
            type="number"
            inputMode="decimal"
            min={unit === 'px' ? 1 : 0.01}
            max={LARGEST}
            step={unit === 'px' ? 1 : 'any'}
            defaultValue={bounds?.[edge] ?? ''}
          />
        ))}
      </div>
      <div className={cx('end')}>
        <Select
          label="Unit"
          look="bare"
          options={UNITS.map((value) => ({ value, label: UNIT_WORDS[value] }))}
          value={unit}
          onChange={(next) => {
            setUnit(next);
            if (form.current !== null) submit(form.current, next);
          }}
        />
      </div>
    </form>
  );
}

function lengthIn(value: FormDataEntryValue | null): number | undefined {
  // The address keeps four places, finer than any printer.
  const number = typeof value === 'string' ? Math.round(Number(value) * 10_000) / 10_000 : 0;
  return number > 0 && number <= LARGEST ? number : undefined;
}
