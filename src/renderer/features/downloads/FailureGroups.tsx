import { CircleAlert } from 'lucide-react';
import { useState } from 'react';
import type { DownloadJob } from '../../../shared/model/download.ts';
import { useDownloadActions } from '../../state/download-actions.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { classes } from '../../ui/classes.ts';
import { formatBytes, formatCount } from '../../ui/format.ts';
import { SignInForm } from '../../parts/sign-in/SignInForm.tsx';
import css from './FailureGroups.module.css';
import { groupFailures } from './failure-groups.ts';
import type { FailureGroup } from './failure-groups.ts';

const cx = classes(css);

/** More causes than this at once are one cause that we do not know. */
const SHOWN = 4;

/** What holds downloads up, each cause once, with the one thing that helps. */
export function FailureGroups({ jobs }: { readonly jobs: Iterable<DownloadJob> }) {
  const groups = groupFailures(jobs).slice(0, SHOWN);
  if (groups.length === 0) return null;
  return (
    <ul className={cx('groups')} aria-label="Problems">
      {groups.map((group) => (
        <Group key={`${group.waits} ${group.failure.code}`} group={group} />
      ))}
    </ul>
  );
}

function Group({ group }: { readonly group: FailureGroup }) {
  const { failure, jobIds, bytesLeft, remedy } = group;
  return (
    <li className={cx('group')}>
      <CircleAlert size={16} className={cx('icon')} aria-hidden="true" />
      <span className={cx('count')}>{formatCount(jobIds.length)}</span>
      <p className={cx('text')}>
        {failure.message}{' '}
        <span className={cx('advice')}>
          {remedy === 'free-space' && bytesLeft > 0 ? `Free ${formatBytes(bytesLeft)}.` : failure.action}
        </span>
      </p>
      <Remedy group={group} />
    </li>
  );
}

function Remedy({ group: { remedy, jobIds, waits } }: { readonly group: FailureGroup }) {
  const actions = useDownloadActions();
  const [signingIn, setSigningIn] = useState(false);
  if (remedy === 'none') return null;
  if (remedy === 'sign-in') {
    return (
      <>
        <Button size="small" onClick={() => setSigningIn(true)}>
          Sign in again
        </Button>
        <Dialog title="Sign in again" open={signingIn} onClose={() => setSigningIn(false)}>
          <SignInForm />
        </Dialog>
      </>
    );
  }
  return (
    <Button size="small" onClick={() => void actions.jobs(waits ? 'resume' : 'retry', jobIds)}>
      {`Retry ${formatCount(jobIds.length)}`}
    </Button>
  );
}
