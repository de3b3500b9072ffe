import { app, BrowserWindow } from 'electron';
import type { App } from '../../app.ts';
import { Round } from './round.ts';
import type { RoundProgress } from './round.ts';

/** A bar of a few hundred pixels shows no finer steps. */
const STEPS = 200;
const NO_BAR = -1;

/**
 * The progress of all downloads on the taskbar or dock icon, until the app is closed; as often as pages hear of it.
 * Files that failed while the app had no focus stay marked until the user looks: in red on Windows, as a number
 * elsewhere.
 */
export async function showProgress(core: App): Promise<void> {
  const round = new Round();
  const bar = new Bar();
  const look = () => bar.show(round.look());
  app.on('browser-window-focus', look);
  try {
    for await (const event of core.downloads.watch(new AbortController().signal)) {
      const progress = round.see(event);
      bar.show(BrowserWindow.getFocusedWindow() === null ? progress : round.look());
    }
  } finally {
    app.off('browser-window-focus', look);
    bar.show({ done: null, failed: 0 });
  }
}

class Bar {
  #shown = `${NO_BAR} normal`;
  #badge = 0;

  show({ done, failed }: RoundProgress): void {
    const isMarked = done === null && failed > 0;
    if (isMarked && process.platform === 'win32') this.#setBar(1, 'error');
    else this.#setBar(done === null ? NO_BAR : Math.floor(done * STEPS) / STEPS, 'normal');
    this.#setBadge(isMarked ? failed : 0);
  }

  #setBar(progress: number, mode: 'normal' | 'error'): void {
    const wanted = `${progress} ${mode}`;
    if (wanted === this.#shown) return;
    this.#shown = wanted;
    for (const window of BrowserWindow.getAllWindows()) window.setProgressBar(progress, { mode });
  }

  /** Windows has no number there, and says so by `false`. */
  #setBadge(count: number): void {
    if (count === this.#badge) return;
    this.#badge = count;
    app.setBadgeCount(count);
  }
}
