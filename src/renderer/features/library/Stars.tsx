import { Star } from 'lucide-react';
import { MAX_RATING } from '../../../shared/model/record.ts';
import { classes } from '../../ui/classes.ts';
import css from './Stars.module.css';

const cx = classes(css);

interface StarsProps {
  readonly label: string;
  readonly value: number;
  /** The same again takes the stars away. */
  readonly onChange: (rating: number) => void;
}

/** One to five stars. */
export function Stars({ label, value, onChange }: StarsProps) {
  return (
    <fieldset className={cx('stars')}>
      <legend className="visually-hidden">{label}</legend>
      {Array.from({ length: MAX_RATING }, (_, at) => at + 1).map((rating) => (
        <button
          key={rating}
          type="button"
          className={cx('star', rating <= value && 'on')}
          aria-label={rating === 1 ? '1 star' : `${rating} stars`}
          aria-pressed={rating === value}
          onClick={() => onChange(rating === value ? 0 : rating)}
        >
          <Star size={16} aria-hidden="true" fill={rating <= value ? 'currentColor' : 'none'} />
        </button>
      ))}
    </fieldset>
  );
}
