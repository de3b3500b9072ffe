import { useId } from 'react';
import type { ReactNode } from 'react';
import { classes } from '../../ui/classes.ts';
import css from './SettingsView.module.css';

const cx = classes(css);

/** What belongs together on the settings page. */
export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className={cx('section')} aria-labelledby={id}>
      <h2 className={cx('heading')} id={id}>
        {title}
      </h2>
      {children}
    </section>
  );
}

/** One thing to set: its name, and what sets it. */
export function SettingRow({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={cx('row')}>
      <span className={cx('label')}>{label}</span>
      {children}
    </div>
  );
}
