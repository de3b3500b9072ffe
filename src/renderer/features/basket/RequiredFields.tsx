import { REFERENCE_FIELDS, REFERENCE_LABEL } from '../../../shared/model/project.ts';
import type { ReferenceField } from '../../../shared/model/project.ts';
import { classes } from '../../ui/classes.ts';
import css from './LicensingSettings.module.css';

const cx = classes(css);

interface RequiredFieldsProps {
  readonly legend: string;
  readonly value: readonly ReferenceField[];
  readonly onChange: (fields: readonly ReferenceField[]) => void;
}

/** References without which nothing is licensed. */
export function RequiredFields({ legend, value, onChange }: RequiredFieldsProps) {
  return (
    <fieldset className={cx('fields')}>
      <legend className={cx('legend')}>{legend}</legend>
      {REFERENCE_FIELDS.map((field) => (
        <label key={field} className={cx('field')}>
          <input
            type="checkbox"
            checked={value.includes(field)}
            onChange={(event) =>
              onChange(
                REFERENCE_FIELDS.filter((one) =>
                  one === field ? event.target.checked : value.includes(one),
                ),
              )
            }
          />
          {REFERENCE_LABEL[field]}
        </label>
      ))}
    </fieldset>
  );
}
