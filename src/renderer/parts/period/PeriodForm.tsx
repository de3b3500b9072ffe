import type { SubmitEvent } from 'react';
import { instant } from '../../../shared/model/instant.ts';
import { Button } from '../../ui/Button.tsx';
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
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    event.stopPropagation();
    const data = new FormData(event.currentTarget);
    const day = (name: string) => String(data.get(name) ?? '');
    onChange(periodOf(day('first'), day('last')));
  };
  const now = Date.now();
  return (
    <form className={cx('form')} onSubmit={submit} key={`${from} ${to}`}>
      <div className={cx('usual')}>
        <Button size="small" onClick={() => onChange(month(now, 0))}>
          This month
        </Button>
        <Button size="small" onClick={() => onChange(month(now, 1))}>
          Last month
        </Button>
        <Button size="small" onClick={() => onChange(year(now))}>
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
      <Button type="submit">Apply</Button>
    </form>
  );
}
