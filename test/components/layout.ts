import { onTestFinished } from 'vitest';

/** In happy-dom nothing has a size of its own: every element gets this one, so that grids draw their tiles. */
export function withSizes({ width = 900, height = 480 } = {}): void {
  Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, get: () => width });
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => height });
  const style = document.createElement('style');
  style.textContent = '* { padding: 0px }';
  document.head.append(style);
  onTestFinished(() => style.remove());
}
