import css from './FailureCode.module.css';
import { classes } from './classes.ts';

const cx = classes(css);

/** Failures whose sentence says all there is to know: no support needs their code. */
const PLAIN: ReadonlySet<string> = new Set(['offline', 'timeout']);

/** The code of a failure, for people who ask for help. */
export function FailureCode({ code }: { readonly code: string }) {
  if (PLAIN.has(code)) return null;
  return (
    <p className={cx('code')}>
      Error code: <code>{code}</code>
    </p>
  );
}
