import { useState } from 'react';
import { compSuffixProblem, DEFAULT_COMP_SUFFIX } from '../../../shared/model/file-name.ts';
import { useSettingActions } from '../../state/setting-actions.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { classes } from '../../ui/classes.ts';
import css from './DownloadSettings.module.css';

const cx = classes(css);

const KEPT = 'In every program the name says that the file is not paid for.';
const LOST =
  'Outside Stockroom a comp then looks like the licensed file of the same name, and may be published by mistake.';

/** What the name of a comp says of it, in the user's own word. */
export function CompSuffix({ suffix }: { readonly suffix: string }) {
  const actions = useSettingActions();
  const [text, setText] = useState(suffix === '' ? DEFAULT_COMP_SUFFIX : suffix);
  const isOn = suffix !== '';
  const problemOf = (word: string) =>
    word === '' ? 'Type a word, or switch the mark off.' : compSuffixProblem(word);
  const keep = (compSuffix: string) => void actions.setDownloads({ compSuffix });
  const switchOn = () => {
    const word = problemOf(text.trim()) === null ? text.trim() : DEFAULT_COMP_SUFFIX;
    // What was no word has left the field by now.
    setText(word);
    keep(word);
  };
  return (
    <div className={cx('suffix')}>
      <Checkbox
        label="Mark comps in their file names"
        hint={isOn ? KEPT : LOST}
        checked={isOn}
        onChange={(on) => (on ? switchOn() : keep(''))}
      />
      {isOn && (
        <TextField
          label="The mark"
          error={problemOf(text.trim())}
          spellCheck={false}
          value={text}
          onChange={({ target: { value } }) => {
            setText(value);
            if (problemOf(value.trim()) === null) keep(value.trim());
          }}
        />
      )}
    </div>
  );
}
