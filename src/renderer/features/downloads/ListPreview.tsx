import type { ListProblem, ParsedList } from '../../../shared/model/batch.ts';
import { classes } from '../../ui/classes.ts';
import { formatCount } from '../../ui/format.ts';
import css from './ListPreview.module.css';

const cx = classes(css);

/** The rest is in the report. */
const SHOWN = 50;
const SHOWN_TALL = 1000;

/** How much of a list was understood. */
export function ListFacts({ list: { entries, repeats, problems } }: { readonly list: ParsedList }) {
  const facts = [
    `${formatCount(entries.length)} ${entries.length === 1 ? 'file' : 'files'}`,
    ...(repeats.length > 0 ? [`${formatCount(repeats.length)} repeated`] : []),
    ...(problems.length > 0 ? [`${formatCount(problems.length)} not understood`] : []),
  ];
  return (
    <p className={cx('facts')} role="status">
      {entries.length + problems.length === 0 ? '' : facts.join(' · ')}
    </p>
  );
}

interface ListProblemsProps {
  readonly problems: readonly ListProblem[];
  readonly tall?: boolean;
}

/** Each line that was not, and why. */
export function ListProblems({ problems, tall = false }: ListProblemsProps) {
  if (problems.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keyboard.
    <ul className={cx('problems', tall && 'tall')} aria-label="Not understood" tabIndex={0}>
      {problems.slice(0, tall ? SHOWN_TALL : SHOWN).map(({ line, text, reason }) => (
        <li key={line} className={cx('problem')}>
          <span className={cx('line')}>Line {formatCount(line)}</span>
          <span className={cx('text')}>{text}</span>
          <span className={cx('reason')}>{reason}</span>
        </li>
      ))}
    </ul>
  );
}
