import type { Bandwidth, BandwidthSchedule } from '../../../shared/model/bandwidth.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Select } from '../../ui/Select.tsx';
import { classes } from '../../ui/classes.ts';
import { formatBytes } from '../../ui/format.ts';
import css from './DownloadSettings.module.css';

const cx = classes(css);

const MEGABYTE = 1_000_000;
const LIMITS = [0, 0.5, 1, 2, 5, 10, 20, 50, 100].map((megabytes) => megabytes * MEGABYTE);
const OFFICE_HOURS: BandwidthSchedule = { from: '09:00', to: '18:00', limit: 2 * MEGABYTE };

interface BandwidthChoiceProps {
  readonly bandwidth: Bandwidth;
  readonly onChange: (bandwidth: Bandwidth) => void;
}

/** All transfers together, and another limit for a part of the day. */
export function BandwidthChoice({ bandwidth, onChange }: BandwidthChoiceProps) {
  const { limit, schedule } = bandwidth;
  const time = (end: 'from' | 'to', word: string) =>
    schedule !== null && (
      <input
        className={cx('time')}
        type="time"
        aria-label={word}
        required
        value={schedule[end]}
        onChange={({ target: { value } }) =>
          value !== '' && onChange({ ...bandwidth, schedule: { ...schedule, [end]: value.slice(0, 5) } })
        }
      />
    );
  return (
    <>
      <div className={cx('row')}>
        <span className={cx('label')}>Bandwidth</span>
        <Select
          label="Bandwidth"
          options={limitOptions(limit)}
          value={String(limit)}
          onChange={(value) => onChange({ ...bandwidth, limit: Number(value) })}
        />
      </div>
      <Checkbox
        label="Another limit for a part of the day"
        hint="Such as office hours, when others need the line."
        checked={schedule !== null}
        onChange={(on) => onChange({ ...bandwidth, schedule: on ? OFFICE_HOURS : null })}
      />
      {schedule !== null && (
        <div className={cx('schedule')}>
          {time('from', 'From')}
          <span>to</span>
          {time('to', 'To')}
          <Select
            label="Bandwidth at that time"
            options={limitOptions(schedule.limit)}
            value={String(schedule.limit)}
            onChange={(value) => onChange({ ...bandwidth, schedule: { ...schedule, limit: Number(value) } })}
          />
        </div>
      )}
    </>
  );
}

/** A limit that was set by hand in the settings file is offered too. */
function limitOptions(current: number) {
  const limits = LIMITS.includes(current) ? LIMITS : [...LIMITS, current].sort((one, other) => one - other);
  return limits.map((limit) => ({
    value: String(limit),
    label: limit === 0 ? 'No limit' : `${formatBytes(limit)}/s`,
  }));
}
