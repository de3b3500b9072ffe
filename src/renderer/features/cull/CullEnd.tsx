import { useState } from 'react';
import { useStore } from 'zustand';
import { MAX_BOARD_NAME } from '../../../shared/model/board.ts';
import { projectStore } from '../../state/project.ts';
import { useStores } from '../../state/registry/store.ts';
import { AssetPicture } from '../../ui/AssetPicture.tsx';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { classes } from '../../ui/classes.ts';
import { formatCount } from '../../ui/format.ts';
import css from './Cull.module.css';
import { finishCull } from './finish-cull.ts';
import { useCull } from './cull-store.ts';
import { goTo, ranked, rejected } from './cull-session.ts';
import type { Session } from './cull-session.ts';

const cx = classes(css);

/** What came of it, best first, and what becomes of it: a board, stars, and rejections of the project. */
export function CullEnd({ session }: { readonly session: Session }) {
  const stores = useStores();
  const cull = useCull();
  const project = useStore(stores.get(projectStore).store);
  const kept = ranked(session);
  const out = rejected(session);
  const unseen = session.assets.length - kept.length - out.length;
  const [name, setName] = useState(`${session.name}, culled`.slice(0, MAX_BOARD_NAME));
  const [rejects, setRejects] = useState(true);
  const [busy, setBusy] = useState(false);
  const finish = async () => {
    setBusy(true);
    if (await finishCull(stores, session, { name: name.trim(), rejects })) cull.end();
    else setBusy(false);
  };
  return (
    <div className={cx('end')}>
      <form
        className={cx('form')}
        onSubmit={(event) => {
          event.preventDefault();
          void finish();
        }}
      >
        <p>
          {formatCount(kept.length)} kept, {formatCount(out.length)} rejected
          {unseen > 0 && `, ${formatCount(unseen)} not judged`}.
        </p>
        {kept.length > 0 && (
          <TextField
            label="Board for what is kept, best first"
            error={null}
            value={name}
            maxLength={MAX_BOARD_NAME}
            onChange={(event) => setName(event.target.value)}
          />
        )}
        {out.length > 0 && (
          <Checkbox
            label={`Reject ${formatCount(out.length)}${project === '' ? '' : ` for ${project}`}`}
            hint="They are hidden from later searches for this project."
            checked={rejects}
            onChange={setRejects}
          />
        )}
        <div className={cx('actions')}>
          <Button type="button" onClick={() => cull.update((now) => goTo(now, 0))}>
            Look again
          </Button>
          <Button type="button" onClick={cull.end}>
            Discard
          </Button>
          <Button
            type="submit"
            look="primary"
            busy={busy}
            disabled={kept.length > 0 ? name.trim() === '' : out.length === 0 || !rejects}
          >
            {kept.length > 0 ? 'Make the board' : 'Reject them'}
          </Button>
        </div>
      </form>
      <ol className={cx('ranked')} aria-label="Kept, best first">
        {kept.map((asset) => (
          <li key={asset.id} className={cx('rank')}>
            <AssetPicture className={cx('small')} assetId={asset.id} size="grid" />
            <span>{starsOf(session, asset.id)}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

function starsOf({ judged }: Session, id: Session['assets'][number]['id']): string {
  const said = judged.get(id);
  return typeof said === 'number' ? '★'.repeat(said) : 'Pick';
}
