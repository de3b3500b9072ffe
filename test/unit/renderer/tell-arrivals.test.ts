import { describe, expect, it } from 'vitest';
import { createTellArrivals } from '../../../src/renderer/state/tell-arrivals.ts';
import { createToasts } from '../../../src/renderer/state/toasts.ts';
import type { DownloadJob } from '../../../src/shared/model/download.ts';
import type { FileId } from '../../../src/shared/model/ids.ts';

function told() {
  const toasts = createToasts();
  const shown: unknown[] = [];
  const jobs: DownloadJob[] = [];
  const tell = createTellArrivals({
    toasts,
    jobs: () => jobs,
    reveal: (file) => shown.push(file),
    showDownloads: () => shown.push('downloads'),
  });
  const messages = () =>
    toasts.store.getState().map((toast) => (toast.kind === 'done' ? toast.message : toast.failure.code));
  const accept = (label: string) =>
    toasts.store
      .getState()
      .findLast(({ action }) => action?.label === label)
      ?.action?.run();
  return { toasts, tell, shown, messages, jobs, accept };
}

const file = (id: number) => id as FileId;

describe('files that have come', () => {
  it('are told by name, and never a paid one as a comp', () => {
    const { tell, messages, accept, shown } = told();
    tell({ right: 'licensed', title: 'Red bicycle', fileId: file(3) });
    expect(messages()).toEqual(['Licensed file ready: Red bicycle']);
    accept('Show in folder');
    expect(shown).toEqual([3]);
  });

  it('are counted in one message a kind while it is there, in its place', () => {
    const { tell, messages, toasts, accept, shown } = told();
    for (const id of [1, 2, 3]) tell({ right: 'comp', title: `Comp ${id}`, fileId: file(id) });
    toasts.done('Tagged 2 assets.');
    tell({ right: 'licensed', title: 'Red bicycle', fileId: file(4) });
    tell({ right: 'comp', title: 'Comp 5', fileId: file(5) });
    expect(messages()).toEqual(['4 comps ready', 'Tagged 2 assets.', 'Licensed file ready: Red bicycle']);
    accept('Show');
    expect(shown).toEqual(['downloads']);
  });

  it('are counted anew once the message has gone', () => {
    const { tell, messages, toasts } = told();
    tell({ right: 'comp', title: 'One', fileId: file(1) });
    tell({ right: 'comp', title: 'Two', fileId: file(2) });
    for (const { id } of toasts.store.getState()) toasts.dismiss(id);
    tell({ right: 'comp', title: 'Three', fileId: file(3) });
    expect(messages()).toEqual(['Comp ready: Three']);
  });

  it('are told once where many come: with the last ones, and those of a batch or on hold do not count', () => {
    const { tell, messages, jobs } = told();
    const job = (state: DownloadJob['state'], batchId: string | null = null) =>
      ({ state, batchId }) as DownloadJob;
    jobs.push(job('paused'), job('done'), job('queued', 'batch'));
    for (let left = 40; left > 0; left -= 1) {
      jobs.splice(3, jobs.length, ...Array.from({ length: left - 1 }, () => job('queued')));
      tell({ right: 'comp', title: `Comp ${left}`, fileId: file(left) });
      expect(messages()).toEqual(left > 5 ? [] : [`${41 - left} comps ready`]);
    }
  });
});
