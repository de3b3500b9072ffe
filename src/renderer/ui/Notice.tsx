import type { ReactNode } from 'react';
import { FailureCode } from './FailureCode.tsx';
import css from './Notice.module.css';
import { classes } from './classes.ts';

const cx = classes(css);

interface NoticeProps {
  readonly title: string;
  readonly text: string;
  /** Of the failure that it tells. */
  readonly code?: string;
  /** What can be done. */
  readonly children?: ReactNode;
  readonly urgent?: boolean;
}

/** Fills an empty place with words: nothing here yet, nothing found, something failed. */
export function Notice({ title, text, code, children, urgent = false }: NoticeProps) {
  return (
    <div className={cx('notice')} role={urgent ? 'alert' : undefined}>
      <h2 className={cx('title')}>{title}</h2>
      <p className={cx('text')}>{text}</p>
      {children !== undefined && <div className={cx('actions')}>{children}</div>}
      {code !== undefined && <FailureCode code={code} />}
    </div>
  );
}
