/** What is measured inside the page. Every function is sent there as text: it must stand alone. */

export interface Run {
  /** Milliseconds of each frame. */
  readonly frames: readonly number[];
  /** Tasks over 50 ms. */
  readonly longTasks: number;
  /** Most tiles, and most elements, that were in the document at once. */
  readonly tiles: number;
  readonly nodes: number;
  /** Frames with empty space where a row should have been. */
  readonly blank: number;
}

export interface ScrollOptions {
  readonly viewport: string;
  readonly speed: number;
  readonly milliseconds: number;
}

/** Scrolls evenly, as a hand on a wheel without steps would, and counts. */
export async function scrollRun({ viewport, speed, milliseconds }: ScrollOptions): Promise<Run> {
  const element = document.querySelector(viewport);
  if (element === null) throw new Error(`no ${viewport}`);
  let longTasks = 0;
  const observer = new PerformanceObserver((list) => {
    longTasks += list.getEntries().length;
  });
  observer.observe({ entryTypes: ['longtask'] });
  const frames: number[] = [];
  let tiles = 0;
  let nodes = 0;
  let blank = 0;
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const start = await frame();
  let before = start;
  for (let now = before; now - start < milliseconds; before = now) {
    now = await frame();
    frames.push(now - before);
    element.scrollTop += (speed * Math.min(100, now - before)) / 1000;
    if (frames.length % 10 === 0) {
      tiles = Math.max(tiles, document.querySelectorAll('[data-asset]').length);
      nodes = Math.max(nodes, document.querySelectorAll('*').length);
      const { left, top, height } = element.getBoundingClientRect();
      const middle = document.elementFromPoint(left + 60, top + height / 2);
      if (middle === element || middle?.matches('#results') === true) blank += 1;
    }
  }
  await new Promise((resolve) => setTimeout(resolve, 200));
  observer.disconnect();
  return { frames: frames.slice(1), longTasks, tiles, nodes, blank };
}
