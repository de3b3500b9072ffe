import { BrowserWindow, Notification } from 'electron';
import { batchResult } from '../../../shared/model/batch-words.ts';
import type { App } from '../../app.ts';
import { finishedBatches } from './finished-batches.ts';

/** Notifications kept while they are shown: one that is collected takes its click with it. */
const shown = new Set<Notification>();

/**
 * Tells the system when a batch has ended while the app has no focus: a user who looks at the app sees the toast. Ends
 * when the app is closed. `show` brings a window to the front.
 */
export async function tellBatches(app: App, show: () => void): Promise<void> {
  for await (const { id, name, counts } of finishedBatches(app.batches.watch())) {
    if (BrowserWindow.getFocusedWindow() !== null || !Notification.isSupported()) continue;
    const notice = new Notification({ title: name, body: sentence(batchResult(counts)) });
    shown.add(notice);
    notice.on('click', () => {
      app.links.open({ kind: 'batch', batchId: id });
      show();
    });
    for (const end of ['click', 'close', 'failed'] as const) {
      notice.once(end as 'close', () => shown.delete(notice));
    }
    notice.show();
  }
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
