import { Check, ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { isSameName } from '../../../shared/model/fold-name.ts';
import { useKnownProjects } from '../../state/known-projects.ts';
import { useProject } from '../../state/project.ts';
import { PopCard } from '../../ui/PopCard.tsx';
import { classes } from '../../ui/classes.ts';
import { formatCount } from '../../ui/format.ts';
import css from './ProjectChoice.module.css';
import { TextForm } from './TextForm.tsx';

const cx = classes(css);
const MAX_NAME = 120;

/** What the user works for: comps, batches, the basket and rejected assets belong to it. */
export function ProjectChoice() {
  const project = useProject();
  const name = useStore(project.store);
  const [open, setOpen] = useState(false);
  const known = useKnownProjects(open);
  const choose = (next: string) => {
    project.choose(next);
    setOpen(false);
  };
  const others = known.filter((one) => !isSameName(one.name, name));
  return (
    <PopCard
      title="Project"
      align="end"
      open={open}
      onOpenChange={setOpen}
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
      <p className={cx('about')}>
        Comps, batches and the basket belong to the project you work for, and what you reject is hidden for it
        alone.
      </p>
      <ul className={cx('list')}>
        {[{ name, rejected: 0 }, ...(name === '' ? [] : [{ name: '', rejected: 0 }]), ...others].map(
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
                {one.rejected > 0 && (
                  <span className={cx('count')}>{formatCount(one.rejected)} rejected</span>
                )}
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
