import { expect, test } from 'vitest';
import { createScrollPositions } from '../../../src/renderer/state/scroll-positions.ts';
import type { AssetId } from '../../../src/shared/model/ids.ts';
import type { ScrollPosition } from '../../../src/shared/model/scroll-position.ts';

function desk(stored: string | null = null) {
  const kept = { text: stored };
  const rested: ScrollPosition[] = [];
  const waiting: (() => void)[] = [];
  const scrollPositions = createScrollPositions({
    memory: {
      getItem: () => kept.text,
      setItem: (_key, text) => {
        kept.text = text;
      },
    },
    onRest: (spot) => rested.push(spot),
    setTimer: (task) => waiting.push(task),
    clearTimer: (timer) => {
      waiting[timer - 1] = () => {};
    },
  });
  const rest = () => {
    for (const task of waiting.splice(0)) task();
  };
  return { scrollPositions, kept, rested, rest };
}

test('each entry knows its own position; what is reset between two searches is not noted', () => {
  const { scrollPositions } = desk();
  scrollPositions.note({ focus: 9 });
  scrollPositions.begin('a', null);
  expect(scrollPositions.start()).toBeNull();
  scrollPositions.note({ index: 120, y: -30 });
  scrollPositions.note({ focus: 130, open: 7 as AssetId });
  scrollPositions.pause();
  scrollPositions.note({ focus: 0, open: null });
  scrollPositions.begin('b', null);
  scrollPositions.note({ focus: 3 });
  expect(scrollPositions.of('a')).toEqual({ index: 120, y: -30, focus: 130, open: 7 });
  scrollPositions.begin('a', scrollPositions.of('a'));
  expect(scrollPositions.start()).toEqual({ index: 120, y: -30, focus: 130, open: 7 });
  // On the way back there the panel is still closed, and everything stands a little elsewhere.
  scrollPositions.note({ index: 118, y: 4, open: null });
  expect(scrollPositions.of('a')).toEqual({ index: 120, y: -30, focus: 130, open: 7 });
  scrollPositions.arrived();
  scrollPositions.note({ focus: 131 });
  expect(scrollPositions.of('a')).toEqual({ index: 120, y: -30, focus: 131, open: 7 });
  expect(scrollPositions.of('b')).toEqual({ index: 0, y: 0, focus: 3, open: null });
});

test('a reload finds the places again, and told is only where one came to rest', () => {
  const { scrollPositions, kept, rested, rest } = desk();
  scrollPositions.begin('a', null);
  for (let focus = 1; focus <= 5; focus++) scrollPositions.note({ focus });
  rest();
  expect(rested).toEqual([{ index: 0, y: 0, focus: 5, open: null }]);
  expect(desk(kept.text).scrollPositions.of('a')).toEqual(rested[0]);
  for (let entry = 0; entry < 80; entry++) {
    scrollPositions.begin(`e${entry}`, null);
    scrollPositions.note({ focus: entry });
  }
  scrollPositions.pause();
  const { scrollPositions: later } = desk(kept.text);
  expect(later.of('a')).toBeNull();
  expect(later.of('e79')?.focus).toBe(79);
});

test('nonsense of another version is no place', () => {
  for (const stored of [
    '{',
    '{}',
    '[1]',
    '[["a",null]]',
    '[["a",{"index":"x","y":0,"focus":0,"open":null}]]',
  ]) {
    expect(desk(stored).scrollPositions.of('a')).toBeNull();
  }
});
