import { MEDIA_TYPES } from '../../../shared/model/asset.ts';
import type { MediaType } from '../../../shared/model/asset.ts';
import type { SizePolicy } from '../../../shared/model/batch.ts';
import { Select } from '../../ui/Select.tsx';
import { classes } from '../../ui/classes.ts';
import { sizeOptions, sizeWishes, wishKey } from '../../parts/words/size-words.ts';
import css from './SizeChoice.module.css';

const cx = classes(css);

const WORD: Readonly<Record<MediaType, string>> = {
  image: 'Photos',
  vector: 'Vectors',
  video: 'Videos',
  audio: 'Audio',
};

interface SizeChoiceProps {
  readonly sizes: SizePolicy;
  readonly onChange: (sizes: SizePolicy) => void;
}

/** The size for each type, where a line of the list names none. */
export function SizeChoice({ sizes, onChange }: SizeChoiceProps) {
  return (
    <fieldset className={cx('sizes')}>
      <legend className={cx('legend')}>Size, where the list names none</legend>
      {MEDIA_TYPES.filter((type) => type !== 'audio').map((type) => (
        <div key={type}>
          <span className={cx('type')} aria-hidden="true">
            {WORD[type]}
          </span>
          <Select
            label={`Size of ${WORD[type].toLowerCase()}`}
            options={sizeOptions(type)}
            value={wishKey(sizes[type])}
            onChange={(key) => {
              const wish = sizeWishes(type).find((one) => wishKey(one) === key);
              if (wish !== undefined) onChange({ ...sizes, [type]: wish });
            }}
          />
        </div>
      ))}
    </fieldset>
  );
}
