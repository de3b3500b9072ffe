import type { Category } from '../../../shared/model/asset.ts';
import { plainQuery } from '../../../shared/model/search.ts';
import { useSearch } from '../../state/search.ts';
import { classes } from '../../ui/classes.ts';
import css from './Links.module.css';

const cx = classes(css);

/** The categories, each a search. */
export function Categories({ categories }: { readonly categories: readonly Category[] }) {
  const search = useSearch();
  return (
    <ul className={cx('list')}>
      {categories.map(({ id, name }) => (
        <li key={id}>
          <button
            type="button"
            className={cx('link')}
            onClick={() => search.start({ ...plainQuery(''), filters: { categories: [id] } })}
          >
            {name}
          </button>
        </li>
      ))}
    </ul>
  );
}
