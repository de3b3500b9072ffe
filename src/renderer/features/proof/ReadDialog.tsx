import { FileUp } from 'lucide-react';
import { useRef, useState } from 'react';
import { useStore } from 'zustand';
import { MAX_ANSWER } from '../../../shared/model/proof.ts';
import { useStores } from '../../state/registry/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { classes } from '../../ui/classes.ts';
import css from './Proof.module.css';
import { useProofs } from './proofs.ts';
import { readAnswer, readAnswerFile } from './read-answer.ts';

const cx = classes(css);

/** Where a client's answer is read: its file, or the text that the client copied. */
export function ReadDialog() {
  const proofs = useProofs();
  const reading = useStore(proofs.store, (state) => state.reading);
  return (
    <Dialog title="Read a client’s answer" open={reading} onClose={() => proofs.setReading(false)}>
      <Form onDone={() => proofs.setReading(false)} />
    </Dialog>
  );
}

function Form({ onDone }: { readonly onDone: () => void }) {
  const stores = useStores();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const read = async (reading: Promise<boolean>) => {
    if (await reading) onDone();
  };
  return (
    <form
      className={cx('card')}
      onSubmit={(event) => {
        event.preventDefault();
        void read(readAnswer(stores, text));
      }}
    >
      <p className={cx('about')}>
        Choose the file that the client sent, or paste the whole text. An answer that is read again changes
        nothing; a new one of the same client takes the place of the former.
      </p>
      <textarea
        className={cx('paste')}
        aria-label="Text of the answer"
        placeholder="Paste the answer here"
        rows={7}
        maxLength={MAX_ANSWER}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <input
        ref={input}
        className="visually-hidden"
        type="file"
        accept=".txt,text/plain"
        tabIndex={-1}
        aria-label="File of the answer"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file !== undefined) void read(readAnswerFile(stores, file));
        }}
      />
      <div className={cx('actions')}>
        <Button type="button" onClick={() => input.current?.click()}>
          <FileUp size={14} aria-hidden="true" />
          Choose file
        </Button>
        <Button type="submit" look="primary" disabled={text.trim() === ''}>
          Read
        </Button>
      </div>
    </form>
  );
}
