import { Send, X } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { Board } from '../../../shared/model/board.ts';
import type { ProofAnswer } from '../../../shared/model/proof.ts';
import { MAX_PROOF_ASSETS } from '../../../shared/model/proof.ts';
import { boardsStore } from '../../state/boards.ts';
import { bridgeStore } from '../../state/given.ts';
import { useStores } from '../../state/registry/store.ts';
import { takeFile } from '../../state/take-file.ts';
import { undoable } from '../../state/undoable.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { PopCard } from '../../ui/PopCard.tsx';
import { classes } from '../../ui/classes.ts';
import { formatCount, formatDate } from '../../ui/format.ts';
import css from './Proof.module.css';
import { proofsStore } from './proofs.ts';

const cx = classes(css);

/** The board as a file for the client, and what clients answered. */
export function ProofTools({ board }: { readonly board: Board }) {
  const stores = useStores();
  const proofs = stores.get(proofsStore);
  const answers = useStore(proofs.store, (state) => state.answers);
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    await takeFile(stores, stores.get(bridgeStore).proofs.save({ boardId: board.id }));
    setBusy(false);
  };
  return (
    <PopCard
      title="Proof for the client"
      align="end"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button>
          <Send size={14} aria-hidden="true" />
          Proof
        </Button>
      }
    >
      <div className={cx('card')}>
        <p className={cx('about')}>
          One file with small pictures. The client opens it in any browser, picks, rejects and comments
          without an account, and sends back an answer. Your notes are not in it.
        </p>
        <Button
          look="primary"
          wide
          busy={busy}
          disabled={board.count === 0 || board.count > MAX_PROOF_ASSETS}
          onClick={() => void save()}
        >
          Save proof
        </Button>
        {board.count > MAX_PROOF_ASSETS && (
          <p className={cx('about')}>A proof holds {formatCount(MAX_PROOF_ASSETS)} assets at most.</p>
        )}
        <Button
          wide
          onClick={() => {
            setOpen(false);
            proofs.setReading(true);
          }}
        >
          Read an answer
        </Button>
        {answers.length > 0 && (
          <ul className={cx('answers')}>
            {answers.map((answer) => (
              <Answer key={answer.key} board={board} answer={answer} />
            ))}
          </ul>
        )}
        {answers.length > 0 && <SelectPicks answers={answers} onDone={() => setOpen(false)} />}
      </div>
    </PopCard>
  );
}

function Answer({ board, answer }: { readonly board: Board; readonly answer: ProofAnswer }) {
  const stores = useStores();
  const { key, reviewer, readAt, marks } = answer;
  const of = (verdict: 'pick' | 'reject') =>
    formatCount(marks.filter((mark) => mark.verdict === verdict).length);
  return (
    <li className={cx('answer')}>
      <span className={cx('words')}>
        <span className={cx('reviewer')}>{reviewer}</span>
        <span className={cx('about')}>
          {of('pick')} picked, {of('reject')} rejected, read {formatDate(readAt)}
        </span>
      </span>
      <IconButton
        label={`Forget the answer of ${reviewer}`}
        onClick={() =>
          void undoable(stores, {
            name: `removal of the answer of ${reviewer}`,
            done: `Forgot the answer of ${reviewer}.`,
            edit: () => stores.get(bridgeStore).proofs.forget({ boardId: board.id, key }),
          })
        }
      >
        <X size={14} aria-hidden="true" />
      </IconButton>
    </li>
  );
}

/** Picks on the board what any client picked: from there to the basket, to comps, to another board. */
function SelectPicks({
  answers,
  onDone,
}: {
  readonly answers: readonly ProofAnswer[];
  readonly onDone: () => void;
}) {
  const boards = useStores().get(boardsStore);
  const known = useStore(boards.store, (state) => state.assets);
  const picks = new Set(
    answers.flatMap(({ marks }) => marks.flatMap((mark) => (mark.verdict === 'pick' ? [mark.assetId] : []))),
  );
  const assets = [...picks].flatMap((id) => known.get(id)?.asset ?? []);
  return (
    <Button
      wide
      disabled={assets.length === 0}
      onClick={() => {
        boards.table.selection.replace(assets);
        onDone();
      }}
    >
      Select what was picked ({formatCount(assets.length)})
    </Button>
  );
}
