import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';
import { classes } from '../../ui/classes.ts';
import css from './SettingsView.module.css';

const cx = classes(css);

interface SectionProps {
  readonly title: string;
  /** The address names it: it comes into sight and has the keyboard. */
  readonly isWanted: boolean;
  readonly children: ReactNode;
}

/** What belongs together on the settings page. */
export function Section({ title, isWanted, children }: SectionProps) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!isWanted) return;
    heading.current?.scrollIntoView({ block: 'start' });
    heading.current?.focus({ preventScroll: true });
  }, [isWanted]);
  return (
    <section className={cx('section')} aria-labelledby={id}>
      <h2 className={cx('heading')} id={id} ref={heading} tabIndex={-1}>
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
