import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { useHover } from '../../src/renderer/parts/grid/use-hover.ts';

// React asks for it before a test may use act().
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

let root: ReturnType<typeof createRoot>;
let field: HTMLElement;
const shown = () => field.querySelector('output')?.textContent;

/** Two tiles that show at once that the pointer rests on them. */
function Field() {
  const { resting, hover } = useHover(() => 0);
  return (
    <div {...hover}>
      <p data-index="1">one</p>
      <p data-index="2">two</p>
      <output>{resting ?? 'none'}</output>
    </div>
  );
}

beforeEach(() => {
  field = document.body.appendChild(document.createElement('div'));
  root = createRoot(field);
  act(() => root.render(<Field />));
});
afterEach(() => {
  act(() => root.unmount());
  field.remove();
});

function send(type: 'pointerover' | 'pointermove' | 'pointerdown', target: Element, x: number): void {
  const event = new PointerEvent(type, { bubbles: true, clientX: x, clientY: 5, pointerType: 'mouse' });
  act(() => void target.dispatchEvent(event));
}
const tile = (index: number) => field.querySelector(`[data-index="${index}"]`) as Element;
/** As a browser tells of a pointer that was moved onto an element. */
const moveTo = (target: Element, x: number) => {
  send('pointerover', target, x);
  send('pointermove', target, x);
};

test('a pointer that is moved onto a tile and rests shows it', () => {
  moveTo(document.body, 1);
  moveTo(tile(1), 20);
  expect(shown()).toBe('1');
  moveTo(tile(2), 40);
  expect(shown()).toBe('2');
});

test('a tile that comes below a resting pointer is not shown, until the pointer is moved', () => {
  const dialog = document.body.appendChild(document.createElement('dialog'));
  moveTo(dialog, 20);
  dialog.remove();
  send('pointerover', tile(1), 20);
  expect(shown()).toBe('none');
  send('pointermove', tile(1), 22);
  expect(shown()).toBe('none');
  send('pointermove', tile(1), 30);
  expect(shown()).toBe('1');
});

test('what the wheel brings below a pointer that was looking is shown too', () => {
  moveTo(document.body, 1);
  moveTo(tile(1), 20);
  act(() => void field.firstElementChild?.dispatchEvent(new Event('scroll')));
  send('pointerover', tile(2), 20);
  expect(shown()).toBe('2');
});

test('so it is where the browser tells of the tile before it tells of the wheel', () => {
  moveTo(document.body, 1);
  moveTo(tile(1), 20);
  send('pointerover', tile(2), 20);
  expect(shown()).toBe('2');
});

test('a view that opens below a resting pointer shows nothing either', () => {
  send('pointerover', tile(2), 20);
  expect(shown()).toBe('none');
});

test('a tile that was pressed stays quiet while the pointer is on it', () => {
  moveTo(document.body, 1);
  moveTo(tile(1), 20);
  send('pointerdown', tile(1), 20);
  expect(shown()).toBe('none');
  send('pointermove', tile(1), 40);
  expect(shown()).toBe('none');
});
