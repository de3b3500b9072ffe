import { ClipboardCopy, ShoppingBasket } from 'lucide-react';
import { useMemo, useState } from 'react';
import { LAYOUT_STATES } from '../../../shared/model/layout-check.ts';
import type { LayoutState } from '../../../shared/model/layout-check.ts';
import { basketStore } from '../../state/basket.ts';
import { useStores } from '../../state/registry/store.ts';
import { copyText } from '../../state/copy-text.ts';
import type { LayoutCheckState } from '../../state/layout-check.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { formatCount } from '../../ui/format.ts';
import { ItemList } from './ItemList.tsx';
import css from './Results.module.css';
import { csvOf, STATE_WORDS, toLicense, verdictOf } from './words.ts';

const cx = classes(css);

type Done = Extract<LayoutCheckState, { readonly status: 'done' }>;

/** The verdict, what could not be read, and every item below its state. */
export function Results({ result }: { readonly result: Done }) {
  const stores = useStores();
  const basket = stores.get(basketStore);
  const { items, problems, summary, target } = result;
  const [only, setOnly] = useState<LayoutState | null>(null);
  const groups = useMemo(
    () =>
      LAYOUT_STATES.map((state) => ({ state, items: items.filter((item) => item.state === state) })).filter(
        (group) => group.items.length > 0,
      ),
    [items],
  );
  const open = useMemo(() => toLicense(items), [items]);
  const copy = () => copyText(stores, csvOf(items), 'Copied the list, ready for a spreadsheet.');

  return (
    <div className={cx('results')}>
      <header className={cx('head')}>
        <div>
          <h2 className={cx('verdict')} role="status">
            {verdictOf(summary)}
          </h2>
          <p className={cx('fact')}>
            {target.kind === 'dropped' && `${target.dropped.name} · `}
            {formatCount(summary.files)} {summary.files === 1 ? 'file' : 'files'} read
            {summary.asked ? '' : '. The service was not asked: only licensed files here count as licensed'}
          </p>
        </div>
        <div className={cx('actions')}>
          {items.length > 0 && (
            <Button onClick={() => void copy()}>
              <ClipboardCopy size={16} aria-hidden="true" />
              Copy as CSV
            </Button>
          )}
          {open.length > 0 && (
            <Button look="primary" onClick={() => void basket.add(open)}>
              <ShoppingBasket size={16} aria-hidden="true" />
              {open.length === 1 ? 'Add to basket' : `Add ${formatCount(open.length)} to basket`}
            </Button>
          )}
        </div>
      </header>
      {problems.length > 0 && (
        <Banner tone="problem" inset>
          <ul className={cx('problems')}>
            {problems.slice(0, MOST_PROBLEMS).map(({ path, message }) => (
              <li key={`${path} ${message}`}>
                <strong title={path}>{path.split(/[/\\]/).at(-1)}</strong> {message}
              </li>
            ))}
            {summary.problems > MOST_PROBLEMS && (
              <li>{formatCount(summary.problems - MOST_PROBLEMS)} more could not be read.</li>
            )}
          </ul>
        </Banner>
      )}
      {target.kind === 'dropped' && items.some(({ how, path }) => how === 'linked' && path === null) && (
        <Banner tone="info" inset>
          {LINKS_OF_DROPPED}
        </Banner>
      )}
      {groups.length > 1 && (
        <fieldset className={cx('filters')} aria-label="Show">
          <Button size="small" aria-pressed={only === null} onClick={() => setOnly(null)}>
            All {formatCount(items.length)}
          </Button>
          {groups.map((group) => (
            <Button
              key={group.state}
              size="small"
              aria-pressed={only === group.state}
              onClick={() => setOnly(only === group.state ? null : group.state)}
            >
              {STATE_WORDS[group.state].label} {formatCount(group.items.length)}
            </Button>
          ))}
        </fieldset>
      )}
      {groups
        .filter(({ state }) => only === null || only === state)
        .map((group) => (
          <ItemList key={group.state} state={group.state} items={group.items} />
        ))}
    </div>
  );
}

const LINKS_OF_DROPPED =
  'A browser does not tell where a layout lies, so a link that starts from there was looked for only in what was dropped. To have it followed, drop the folder that holds the file as well, or type the path of the layout.';
/** Lines of the banner; the list that is copied has nothing to do with them. */
const MOST_PROBLEMS = 5;
