import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { Check } from 'lucide-react';
import { SWATCHES } from '../../../shared/model/swatches.ts';
import { useChoosing } from '../../parts/filters/Choices.tsx';
import { classes } from '../../ui/classes.ts';
import css from './ColourFilter.module.css';
import type { EditorProps } from './editor.ts';
import { withFilters } from './with-filters.ts';

const cx = classes(css);

/** No swatch. */
const ANY = 0;

/** The seventeen swatches of the service as a palette. */
export function ColourFilter({ query, onChange }: EditorProps) {
  const choosing = useChoosing();
  return (
    <RadioGroup
      className={cx('palette')}
      {...choosing}
      aria-label="Colour"
      value={query.filters.colour ?? ANY}
      onValueChange={(colour: number) =>
        onChange(withFilters(query, { colour: colour === ANY ? undefined : colour }))
      }
    >
      <Radio.Root value={ANY} className={cx('any')}>
        Any colour
      </Radio.Root>
      {SWATCHES.map(({ id, hex, name }) => (
        <Radio.Root
          key={id}
          value={id}
          className={cx('swatch')}
          aria-label={name}
          title={name}
          style={{ backgroundColor: hex, color: isLight(hex) ? 'black' : 'white' }}
        >
          <Radio.Indicator>
            <Check size={18} strokeWidth={3} aria-hidden="true" />
          </Radio.Indicator>
        </Radio.Root>
      ))}
    </RadioGroup>
  );
}

/** Whether black reads better on it than white (relative luminance, roughly). */
function isLight(hex: string): boolean {
  const value = Number.parseInt(hex.slice(1), 16);
  return 0.3 * (value >> 16) + 0.59 * ((value >> 8) & 255) + 0.11 * (value & 255) > 120;
}
