import { useState } from 'react';
import { classes } from '../../ui/classes.ts';
import { Choices } from '../../parts/filters/Choices.tsx';
import { Field } from '../../parts/filters/Field.tsx';
import css from './NameChoice.module.css';

const cx = classes(css);

/** So many names are taken in at a glance; more are looked for by typing. */
const GLANCE = 8;
/** Names shown at once. */
const MOST_SHOWN = 60;

interface NameChoiceProps {
  readonly label: string;
  readonly names: readonly string[];
  readonly chosen: string | null;
  readonly onChoose: (name: string | null) => void;
}

/** One name of those that the licences bear, or any. */
export function NameChoice({ label, names, chosen, onChoose }: NameChoiceProps) {
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const shown = names.filter((name) => name.toLowerCase().includes(wanted)).slice(0, MOST_SHOWN);
  // By their place, so that a project may bear any name, also that of the choice of none.
  const places = shown.map((_, place) => String(place));
  return (
    <div className={cx('choice')}>
      {names.length > GLANCE && (
        <Field
          label={`Find ${label.toLowerCase()}`}
          value={text}
          maxLength={100}
          onChange={(event) => setText(event.target.value)}
        />
      )}
      <div className={cx('list')}>
        <Choices
          label={label}
          any={`Any ${label.toLowerCase()}`}
          words={Object.fromEntries(shown.map((name, place) => [String(place), name]))}
          values={places}
          value={places.find((place) => shown[Number(place)] === chosen)}
          onChange={(place) => onChoose(place === undefined ? null : (shown[Number(place)] ?? null))}
        />
      </div>
    </div>
  );
}
