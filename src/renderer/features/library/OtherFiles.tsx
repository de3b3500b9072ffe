import { FileQuestion } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Failure } from '../../../shared/model/failure.ts';
import type { UntrackedFile } from '../../../shared/model/library-folder.ts';
import { useFolder } from '../../state/folder.ts';
import { useBridge } from '../../state/given.ts';
import { useStores } from '../../state/registry/store.ts';
import { toastsStore, useToasts } from '../../state/toasts.ts';
import { toFailure } from '../../bridge/index.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { classes } from '../../ui/classes.ts';
import { fileName, formatBytes, formatCount } from '../../ui/format.ts';
import { useRowSlice } from '../../ui/use-row-slice.ts';
import { adoptAll, untrackedPages } from '../../state/untracked-files.ts';
import { showAsset } from '../../state/show-asset.ts';
import css from './OtherFiles.module.css';

const cx = classes(css);

/** As drawn, in pixels; see `.row`. */
const ROW = 44;

/** Files that were taken in from elsewhere: names and sizes, and never a right. */
export function OtherFiles() {
  const bridge = useBridge();
  const folder = useFolder();
  const toasts = useToasts();
  const waiting = useStore(folder, (state) => state?.untracked ?? 0);
  const { files, failure } = useOtherFiles();
  if (failure !== null) return <Notice urgent title={failure.message} text={failure.action} />;
  const add = () => void adoptAll(bridge.folder).catch((error: unknown) => toasts.failed(toFailure(error)));
  return (
    <>
      <div className={cx('note')}>
        <p>
          From elsewhere: Stockroom did not fetch these files and knows of no right to use them, whatever
          their names say.
        </p>
        {waiting > 0 && (
          <Button size="small" onClick={add}>
            Add {formatCount(waiting)} more from the folder
          </Button>
        )}
      </div>
      {files !== null && <Rows files={files} />}
    </>
  );
}

function Rows({ files }: { readonly files: readonly UntrackedFile[] }) {
  const box = useRef<HTMLElement>(null);
  const { first, end } = useRowSlice(box, ROW, files.length);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keyboard.
    <section className={cx('box')} ref={box} tabIndex={0} aria-label="Other files">
      <ul className={cx('list')} style={{ height: files.length * ROW }}>
        {files.slice(first, end).map((file, offset) => (
          <Row key={file.id} file={file} index={first + offset} count={files.length} />
        ))}
      </ul>
    </section>
  );
}

interface RowProps {
  readonly file: UntrackedFile;
  readonly index: number;
  readonly count: number;
}

function Row({ file, index, count }: RowProps) {
  const stores = useStores();
  const { relativePath, assetId, bytes } = file;
  const name = fileName(relativePath);
  const show = () => {
    if (assetId !== null)
      showAsset(stores, assetId).catch((error: unknown) => stores.get(toastsStore).failed(toFailure(error)));
  };
  return (
    <li className={cx('row')} style={{ top: index * ROW }} aria-posinset={index + 1} aria-setsize={count}>
      <FileQuestion size={18} strokeWidth={1.5} className={cx('icon')} aria-hidden="true" />
      <span className={cx('name')} title={relativePath}>
        {name}
        <small className={cx('folder')}>{relativePath.slice(0, -name.length - 1)}</small>
      </span>
      <span className={cx('soft')}>No known right</span>
      {assetId === null ? (
        <span className={cx('soft')}>No ID in its name</span>
      ) : (
        <span>
          <Button size="small" look="quiet" title="According to its name; not proved" onClick={show}>
            Asset {assetId}?
          </Button>
        </span>
      )}
      <span className={cx('number')}>{formatBytes(bytes)}</span>
    </li>
  );
}

/** `null` until they have come; asked for again when the folder has changed. */
function useOtherFiles() {
  const bridge = useBridge();
  const folder = useFolder();
  const added = useStore(folder, (state) => state?.added ?? 0);
  const scannedAt = useStore(folder, (state) => state?.scannedAt ?? null);
  const [files, setFiles] = useState<readonly UntrackedFile[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a look at the folder may have found others.
  useEffect(() => {
    const stop = new AbortController();
    const load = async () => {
      const found: UntrackedFile[] = [];
      for await (const page of untrackedPages(bridge.folder, stop.signal))
        found.push(...page.filter(({ isImported }) => isImported));
      if (!stop.signal.aborted) setFiles(found);
    };
    load().then(
      () => setFailure(null),
      (error: unknown) => {
        if (!stop.signal.aborted) setFailure(toFailure(error));
      },
    );
    return () => stop.abort();
  }, [bridge, added, scannedAt]);
  return { files, failure };
}
