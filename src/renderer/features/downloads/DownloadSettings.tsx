import { useState } from 'react';
import { useStore } from 'zustand';
import { filePath, TEMPLATE_WORDS, templateProblem } from '../../../shared/model/file-name.ts';
import { MAX_PER_HOST } from '../../../shared/model/settings.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import { useSettingActions } from '../../state/setting-actions.ts';
import { useSettings } from '../../state/settings.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { classes } from '../../ui/classes.ts';
import { BandwidthChoice } from './BandwidthChoice.tsx';
import { CompSuffix } from './CompSuffix.tsx';
import css from './DownloadSettings.module.css';
import { EXAMPLE_PARTS } from './example-parts.ts';

const cx = classes(css);

const COLLISIONS = [
  { value: 'number', label: 'Add a number' },
  { value: 'replace', label: 'Replace files of Stockroom' },
  { value: 'skip', label: 'Leave it out' },
] as const;

const AT_ONCE = [1, 2, 3, 4, 6, 8, 12, 16];
const PER_HOST = Array.from({ length: MAX_PER_HOST }, (_, index) => index + 1);

export function DownloadSettings({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Download settings" open wide onClose={onClose}>
      <DownloadSettingsForm />
    </Dialog>
  );
}

/** How files are named and how fast they may come. Every change is in force at once. */
export function DownloadSettingsForm() {
  const settings = useSettings();
  const actions = useSettingActions();
  const now = useStore(settings);
  if (now === null) return null;
  return (
    <div className={cx('form')}>
      <Template settings={now} />
      <CompSuffix suffix={now.compSuffix} />
      <div className={cx('row')}>
        <span className={cx('label')}>Where a name is taken</span>
        <Select
          label="Where a name is taken"
          options={COLLISIONS}
          value={now.collision}
          onChange={(collision) => void actions.setDownloads({ collision })}
        />
      </div>
      <Count
        label="Transfers at once"
        counts={AT_ONCE}
        value={now.maxTransfers}
        onChange={(maxTransfers) => void actions.setDownloads({ maxTransfers })}
      />
      <Count
        label="At once from one server"
        counts={PER_HOST}
        value={now.maxTransfersPerHost}
        onChange={(maxTransfersPerHost) => void actions.setDownloads({ maxTransfersPerHost })}
      />
      <BandwidthChoice
        bandwidth={now.bandwidth}
        onChange={(bandwidth) => void actions.setDownloads({ bandwidth })}
      />
    </div>
  );
}

interface CountProps {
  readonly label: string;
  readonly counts: readonly number[];
  readonly value: number;
  readonly onChange: (count: number) => void;
}

function Count({ label, counts, value, onChange }: CountProps) {
  // Another number may stand in the settings file.
  const offered = counts.includes(value) ? counts : [...counts, value];
  return (
    <div className={cx('row')}>
      <span className={cx('label')}>{label}</span>
      <Select
        label={label}
        options={offered.map((count) => ({ value: String(count), label: String(count) }))}
        value={String(value)}
        onChange={(count) => onChange(Number(count))}
      />
    </div>
  );
}

function Template({ settings: { nameTemplate, compSuffix } }: { readonly settings: Settings }) {
  const actions = useSettingActions();
  const [template, setTemplate] = useState(nameTemplate);
  const problem = templateProblem(template);
  return (
    <div>
      <TextField
        label="Name of a file"
        error={problem}
        spellCheck={false}
        value={template}
        onChange={({ target: { value } }) => {
          setTemplate(value);
          if (templateProblem(value) === null) void actions.setDownloads({ nameTemplate: value });
        }}
      />
      <p className={cx('words')}>{TEMPLATE_WORDS.map((word) => `{${word}}`).join('  ')} / makes a folder</p>
      <output className={cx('example')} aria-label="Example">
        {problem === null ? filePath(EXAMPLE_PARTS, template, compSuffix) : ''}
      </output>
    </div>
  );
}
