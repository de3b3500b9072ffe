import { FileText } from 'lucide-react';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { DEFAULT_SIZES, MAX_LIST_LENGTH } from '../../../shared/model/batch.ts';
import { parseList } from '../../../shared/model/batch-list.ts';
import { useBridge } from '../../state/given.ts';
import { useLocation } from '../../state/location.ts';
import { useProject } from '../../state/project.ts';
import { useToasts } from '../../state/toasts.ts';
import { toFailure } from '../../bridge/index.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { classes } from '../../ui/classes.ts';
import { formatCount, formatDay } from '../../ui/format.ts';
import { ListFacts, ListProblems } from './ListPreview.tsx';
import css from './NewBatch.module.css';
import { PlanLine } from './PlanLine.tsx';
import { readListFile } from './read-list-file.ts';
import { SizeChoice } from './SizeChoice.tsx';
import { usePlan } from './use-plan.ts';

const cx = classes(css);

interface NewBatchProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onClose: () => void;
}

/** From a list to a running batch: paste, see what was understood, choose sizes, see what it comes to, start. */
export function NewBatch({ text, onText, onClose }: NewBatchProps) {
  const bridge = useBridge();
  const location = useLocation();
  const toasts = useToasts();
  const project = useProject();
  const [name, setName] = useState(() => `${project.store.getState() || 'Batch'}, ${formatDay(Date.now())}`);
  const [sizes, setSizes] = useState(DEFAULT_SIZES);
  const [busy, setBusy] = useState(false);
  const file = useRef<HTMLInputElement>(null);
  const settled = useDeferredValue(text);
  const list = useMemo(() => parseList(settled), [settled]);
  const plan = usePlan(list.entries.length === 0 ? '' : settled, sizes);

  const start = async () => {
    setBusy(true);
    try {
      const batch = await bridge.batches.start({ source: { kind: 'text', text }, sizes, name });
      onClose();
      location.open('downloads', batch.id);
    } catch (error) {
      toasts.failed(toFailure(error));
      setBusy(false);
    }
  };
  const take = (from: File | undefined) => {
    if (from === undefined) return;
    setName(from.name.replace(/\.[^.]*$/, '').slice(0, 200) || name);
    void readListFile(from).then(onText);
  };

  return (
    <Dialog title="New batch" open wide onClose={onClose}>
      <div className={cx('form')}>
        <label className={cx('label')} htmlFor="batch-list">
          Asset IDs, item links, or CSV with id, size, project and name
        </label>
        <textarea
          id="batch-list"
          className={cx('list')}
          spellCheck={false}
          maxLength={MAX_LIST_LENGTH}
          placeholder={'12345678\nhttps://depositphotos.com/23456789/stock-photo.html\n34567890, xl, Spring'}
          value={text}
          onChange={(event) => onText(event.target.value)}
        />
        <div className={cx('source')}>
          <Button size="small" onClick={() => file.current?.click()}>
            <FileText size={14} aria-hidden="true" />
            Choose a file
          </Button>
          <input
            ref={file}
            className="visually-hidden"
            type="file"
            accept=".csv,.tsv,.txt,text/csv,text/plain"
            aria-label="List file"
            tabIndex={-1}
            onChange={(event) => take(event.target.files?.[0])}
          />
          <ListFacts list={list} />
        </div>
        <ListProblems problems={list.problems} />
        <SizeChoice sizes={sizes} onChange={setSizes} />
        <label className={cx('label')} htmlFor="batch-name">
          Name
        </label>
        <input
          id="batch-name"
          className={cx('name')}
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <footer className={cx('foot')}>
          <PlanLine plan={plan} />
          <Button
            look="primary"
            busy={busy}
            disabled={list.entries.length === 0 || name.trim() === ''}
            onClick={() => void start()}
          >
            {list.entries.length === 0 ? 'Start' : `Start ${formatCount(list.entries.length)}`}
          </Button>
        </footer>
      </div>
    </Dialog>
  );
}
