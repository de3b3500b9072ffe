import { Select as KitSelect } from '@base-ui/react/select';
import { Check, ChevronsUpDown } from 'lucide-react';
import css from './Select.module.css';
import { classes } from './classes.ts';

const cx = classes(css);

export interface Option<Value> {
  readonly value: Value;
  readonly label: string;
  /** A fact beside the label, such as the size in pixels. */
  readonly fact?: string;
}

interface SelectProps<Value> {
  readonly label: string;
  readonly options: readonly Option<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly look?: 'framed' | 'bare';
  readonly disabled?: boolean;
}

export function Select<Value extends string>({
  label,
  options,
  value,
  onChange,
  look = 'framed',
  disabled = false,
}: SelectProps<Value>) {
  const chosen = options.find((option) => option.value === value);
  return (
    <KitSelect.Root
      value={value}
      onValueChange={(next) => next !== null && onChange(next)}
      modal={false}
      disabled={disabled}
    >
      <KitSelect.Trigger className={cx('trigger', look)} aria-label={label}>
        <span className={cx('value')}>
          {chosen?.label}
          {chosen?.fact !== undefined && <span className={cx('fact')}>{chosen.fact}</span>}
        </span>
        <KitSelect.Icon className={cx('icon')}>
          <ChevronsUpDown size={14} aria-hidden="true" />
        </KitSelect.Icon>
      </KitSelect.Trigger>
      <KitSelect.Portal>
        <KitSelect.Positioner className={cx('positioner')} sideOffset={4} alignItemWithTrigger={false}>
          <KitSelect.Popup className={cx('popup')}>
            <KitSelect.List className={cx('list')}>
              {options.map((option) => (
                <KitSelect.Item key={option.value} value={option.value} className={cx('item')}>
                  <KitSelect.ItemIndicator className={cx('tick')}>
                    <Check size={14} aria-hidden="true" />
                  </KitSelect.ItemIndicator>
                  <KitSelect.ItemText className={cx('text')}>{option.label}</KitSelect.ItemText>
                  {option.fact !== undefined && <span className={cx('fact')}>{option.fact}</span>}
                </KitSelect.Item>
              ))}
            </KitSelect.List>
          </KitSelect.Popup>
        </KitSelect.Positioner>
      </KitSelect.Portal>
    </KitSelect.Root>
  );
}
