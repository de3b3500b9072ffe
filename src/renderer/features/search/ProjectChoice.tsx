import { Check, ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { RejectedProject } from '../../../shared/contract/index.ts';
import { useBridge } from '../../state/given.ts';
import { useProject } from '../../state/project.ts';
import { PopCard } from '../../ui/PopCard.tsx';
import { classes } from '../../ui/classes.ts';
import { formatCount } from '../../ui/format.ts';
import css from './ProjectChoice.module.css';
import { TextForm } from './TextForm.tsx';

const cx = classes(css);
const MAX_NAME = 120;

/** What the user works for: rejected assets are kept by project. */
export function ProjectChoice() {
  const project = useProject();
  const bridge = useBridge();
  const name = useStore(project.store);
  const [open, setOpen] = useState(false);
  const [known, setKnown] = useState<readonly RejectedProject[]>([]);
  const show = (next: boolean) => {
    setOpen(next);
    // Without the list the field below it does.
    if (next) void bridge.rejections.projects().then(setKnown, () => {});
  };
  const choose = (next: string) => {
    project.choose(next);
    setOpen(false);
  };
  const others = known.filter((one) => one.name !== '' && one.name !== name);
  return (
    <PopCard
      title="Project"
      align="end"
      open={open}
      onOpenChange={show}
      trigger={
        <button
          type="button"
          className={cx('trigger')}
          aria-label={name === '' ? 'No project, choose one' : `Project: ${name}`}
        >
          <span className={cx('name')}>{name === '' ? 'No project' : name}</span>
          <ChevronDown size={14} aria-hidden="true" />
        </button>
      }
    >
      <p className={cx('about')}>What you reject is hidden from later searches for this project only.</p>
      <ul className={cx('list')}>
        {[{ name, count: null }, ...(name === '' ? [] : [{ name: '', count: null }]), ...others].map(
          (one) => (
            <li key={one.name}>
              <button
                type="button"
                className={cx('entry')}
                aria-current={one.name === name || undefined}
                onClick={() => choose(one.name)}
              >
                <Check size={14} className={cx('mark', one.name === name && 'chosen')} aria-hidden="true" />
                <span className={cx('label')}>{one.name === '' ? 'No project' : one.name}</span>
                {one.count !== null && <span className={cx('count')}>{formatCount(one.count)} rejected</span>}
              </button>
            </li>
          ),
        )}
      </ul>
      <TextForm
        label="Another project"
        value=""
        maxLength={MAX_NAME}
        placeholder="Name"
        action="Choose"
        onSubmit={(text) => {
          if (text !== '') choose(text);
        }}
      />
    </PopCard>
  );
}
