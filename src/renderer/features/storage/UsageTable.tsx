import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Usage } from '../../../shared/model/storage.ts';
import { useFolder } from '../../state/folder.ts';
import { useBridge } from '../../state/given.ts';
import { useSwaps } from '../../state/swaps.ts';
import { classes } from '../../ui/classes.ts';
import { formatBytes, formatCount } from '../../ui/format.ts';
import css from './Storage.module.css';

const cx = classes(css);

const RIGHT = { comp: 'Comps', licensed: 'Licensed' } as const;

/** What takes space, the largest first. */
export function UsageTable() {
  const usage = useUsage();
  if (usage === null) return <div className={cx('waiting')} aria-busy="true" />;
  const rows = [
    ...usage.library.map(({ right, kind, files, bytes }) => ({
      name: `${RIGHT[right]}: ${kind}`,
      files,
      bytes,
    })),
    { name: 'Comps kept aside', ...usage.kept },
    { name: 'Previews', ...usage.previews },
    { name: 'Database', files: null, bytes: usage.database },
  ];
  const most = Math.max(1, ...rows.map(({ bytes }) => bytes));
  return (
    <table className={cx('table')}>
      <caption className={cx('caption')}>
        What takes space
        {usage.free !== null && <span className={cx('soft')}> · {formatBytes(usage.free)} free</span>}
      </caption>
      <thead className={cx('hidden')}>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Share</th>
          <th scope="col">Files</th>
          <th scope="col">Size</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, files, bytes }) => (
          <tr key={name}>
            <th scope="row" className={cx('what')}>
              {name}
            </th>
            <td className={cx('share')}>
              <div className={cx('bar')} style={{ width: `${(bytes / most) * 100}%` }} />
            </td>
            <td className={cx('number', 'soft')}>{files === null ? '' : formatCount(files)}</td>
            <td className={cx('number')}>{formatBytes(bytes)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Read again whenever the folder or the swaps have changed. */
function useUsage(): Usage | null {
  const bridge = useBridge();
  const folder = useFolder();
  const swaps = useSwaps();
  const files = useStore(folder, (now) => JSON.stringify(now?.files));
  const kept = useStore(swaps);
  const [usage, setUsage] = useState<Usage | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: they say that the answer is an old one.
  useEffect(() => {
    const stop = new AbortController();
    bridge.storage.usage(undefined, { signal: stop.signal }).then(setUsage, () => {});
    return () => stop.abort();
  }, [bridge, files, kept]);
  return usage;
}
