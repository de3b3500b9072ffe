import { expect, test } from 'vitest';
import { createSpots } from '../../../src/renderer/state/scroll-positions.ts';
import type { AssetId } from '../../../src/shared/model/ids.ts';
import type { Spot } from '../../../src/shared/model/spot.ts';

function desk(stored: string | null = null) {
  const kept = { text: stored };
  const rested: Spot[] = [];
  const waiting: (() => void)[] = [];
  const spots = createSpots({
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
  return { spots, kept, rested, rest };
}

test('each entry knows its own place; what is reset between two searches is nobody’s', () => {
  const { spots } = desk();
  spots.note({ focus: 9 });
  spots.begin('a', null);
  expect(spots.start()).toBeNull();
  spots.note({ index: 120, y: -30 });
  spots.note({ focus: 130, open: 7 as AssetId });
  spots.pause();
  spots.note({ focus: 0, open: null });
  spots.begin('b', null);
  spots.note({ focus: 3 });
  expect(spots.of('a')).toEqual({ index: 120, y: -30, focus: 130, open: 7 });
  spots.begin('a', spots.of('a'));
  expect(spots.start()).toEqual({ index: 120, y: -30, focus: 130, open: 7 });
  // On the way back there the panel is still closed, and everything stands a little elsewhere.
  spots.note({ index: 118, y: 4, open: null });
  expect(spots.of('a')).toEqual({ index: 120, y: -30, focus: 130, open: 7 });
  spots.arrived();
  spots.note({ focus: 131 });
  expect(spots.of('a')).toEqual({ index: 120, y: -30, focus: 131, open: 7 });
  expect(spots.of('b')).toEqual({ index: 0, y: 0, focus: 3, open: null });
});

test('a reload finds the places again, and told is only where one came to rest', () => {
  const { spots, kept, rested, rest } = desk();
  spots.begin('a', null);
  for (let focus = 1; focus <= 5; focus++) spots.note({ focus });
  rest();
  expect(rested).toEqual([{ index: 0, y: 0, focus: 5, open: null }]);
  expect(desk(kept.text).spots.of('a')).toEqual(rested[0]);
  for (let entry = 0; entry < 80; entry++) {
    spots.begin(`e${entry}`, null);
    spots.note({ focus: entry });
  }
  spots.pause();
  const { spots: later } = desk(kept.text);
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
    expect(desk(stored).spots.of('a')).toBeNull();
  }
});
