import { Toggle } from '@base-ui/react/toggle';
import { ToggleGroup } from '@base-ui/react/toggle-group';
import { Check } from 'lucide-react';
import { SEARCH_TYPES } from '../../../shared/model/search.ts';
import type { SearchType } from '../../../shared/model/search.ts';
import { classes } from '../../ui/classes.ts';
import css from '../../parts/filters/Choices.module.css';
import type { EditorProps } from './editor.ts';
import { TYPE_WORDS } from './filter-words.ts';
import form from '../../parts/filters/FilterForm.module.css';

const cx = classes(css);

/** Several types at once; none chosen is what the service takes by itself, photos and vectors. */
export function TypeFilter({ query, onChange }: EditorProps) {
  return (
    <>
      <ToggleGroup
        className={cx('list')}
        aria-label="Type"
        orientation="vertical"
        multiple
        value={query.types}
        onValueChange={(types: readonly SearchType[]) =>
          onChange({ ...query, types: SEARCH_TYPES.filter((type) => types.includes(type)) })
        }
      >
        {SEARCH_TYPES.map((type) => (
          <Toggle key={type} value={type} className={cx('row', 'button')}>
            <span className={cx('tick')}>
              {query.types.includes(type) && <Check size={14} aria-hidden="true" />}
            </span>
            {TYPE_WORDS[type]}
          </Toggle>
        ))}
      </ToggleGroup>
      <p className={classes(form)('hint')}>None chosen: photos and vectors.</p>
    </>
  );
}
