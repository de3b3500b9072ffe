import { instant } from '../../../shared/model/instant.ts';
import { Button } from '../../ui/Button.tsx';
import { useCloseCard } from '../../ui/PopCard.tsx';
import { classes } from '../../ui/classes.ts';
import { Field } from '../filters/Field.tsx';
import css from './PeriodForm.module.css';
import { dayOf, month, periodOf, year } from './period.ts';
import type { Period } from './period.ts';

const cx = classes(css);

interface PeriodFormProps extends Period {
  readonly onChange: (period: Period) => void;
}

/** Months and years are what accounting asks for; any two days can be named. */
export function PeriodForm({ from, to, onChange }: PeriodFormProps) {
  // A day counts when it is whole and its field is left, or by Enter.
  const apply = (form: HTMLFormElement) => {
    const data = new FormData(form);
    const day = (name: string) => String(data.get(name) ?? '');
    const next = periodOf(day('first'), day('last'));
    if (next.from !== from || next.to !== to) onChange(next);
  };
  const close = useCloseCard();
  const choose = (period: Period) => {
    onChange(period);
    close();
  };
  const now = Date.now();
  return (
    <form
      className={cx('form')}
      aria-label="Period"
      onSubmit={(event) => event.preventDefault()}
      onBlur={({ target, currentTarget }) => {
        if (target instanceof HTMLInputElement) apply(currentTarget);
      }}
      onKeyDown={({ key, target, currentTarget }) => {
        if (key !== 'Enter' || !(target instanceof HTMLInputElement)) return;
        apply(currentTarget);
        close();
      }}
    >
      <div className={cx('usual')}>
        <Button size="small" onClick={() => choose(month(now, 0))}>
          This month
        </Button>
        <Button size="small" onClick={() => choose(month(now, 1))}>
          Last month
        </Button>
        <Button size="small" onClick={() => choose(year(now))}>
          This year
        </Button>
      </div>
      <div className={cx('days')}>
        <Field label="From" type="date" name="first" defaultValue={dayOf(from)} />
        <Field
          label="To"
          type="date"
          name="last"
          defaultValue={dayOf(to === null ? null : instant(to - 1))}
        />
      </div>
    </form>
  );
}
