import { CircleAlert, CircleCheck } from 'lucide-react';
import { useStore } from 'zustand';
import { useLayoutCheck } from '../../state/layout-check.ts';
import { useLocation } from '../../state/location.ts';
import { usePastChecks } from '../../state/past-checks.ts';
import type { PastCheck } from '../../state/past-checks.ts';
import { classes } from '../../ui/classes.ts';
import { formatMoment } from '../../ui/format.ts';
import css from './StartPage.module.css';

const cx = classes(css);

/** The last layouts that were checked, with what was said of them; a click looks at them again. */
export function PastChecks() {
  const checks = useStore(usePastChecks().store);
  const location = useLocation();
  const layoutCheck = useLayoutCheck();
  if (checks.length === 0) return null;
  const open = ({ path }: PastCheck) => {
    location.open('check');
    // One that a browser sent lies nowhere that could be looked at again.
    if (path !== null) void layoutCheck.start({ kind: 'path', path });
  };
  return (
    <section className={cx('checks')} aria-label="Last checks">
      <h3 className={cx('heading')}>Last checks</h3>
      <ul>
        {checks.map((check) => {
          const Icon = check.cleared ? CircleCheck : CircleAlert;
          return (
            <li key={`${check.name} ${check.path}`}>
              <button type="button" className={cx('check')} onClick={() => open(check)}>
                <Icon size={18} className={cx(check.cleared ? 'cleared' : 'open')} aria-hidden="true" />
                <span className={cx('name')}>{check.name}</span>
                <span className={cx('when')}>{formatMoment(check.at, Date.now())}</span>
                <span className={cx('verdict')}>{check.verdict}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
