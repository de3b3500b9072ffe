import { EXTENDED_RIGHTS } from '../../../shared/model/licence.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { PopCard } from '../../ui/PopCard.tsx';
import { classes } from '../../ui/classes.ts';
import { RIGHT_MEANING } from './basket-words.ts';
import css from './Cards.module.css';

const cx = classes(css);

interface RightsCardProps {
  /** Bits of `EXTENDED_RIGHTS`. */
  readonly mask: number;
  readonly label: string;
  readonly onChange: (mask: number) => void;
}

/** The rights beyond the standard licence, each by its name. */
export function RightsCard({ mask, label, onChange }: RightsCardProps) {
  return (
    <PopCard title="Rights beyond the licence" size="wide" trigger={<Button>{label}</Button>}>
      <div className={cx('card')}>
        {EXTENDED_RIGHTS.map(({ right, bit, label: name }) => (
          <Checkbox
            key={right}
            label={name}
            hint={RIGHT_MEANING[right]}
            checked={(mask & bit) !== 0}
            onChange={(on) => onChange(on ? mask | bit : mask & ~bit)}
          />
        ))}
        <p className={cx('note')}>
          They cost extra. The price list does not tell how much; the service does when they are bought.
        </p>
      </div>
    </PopCard>
  );
}
