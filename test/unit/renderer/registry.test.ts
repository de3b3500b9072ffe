import { expect, test } from 'vitest';
import {
  composeStores,
  defineGiven,
  defineStore,
  definitionsIn,
  give,
} from '../../../src/renderer/state/registry/store.ts';

const start = defineGiven<number>('start');
const next = defineStore('next', { start }, (needs) => needs.start + 1);
const last = defineStore('last', { next, start }, (needs) => `${needs.start} ${needs.next}`);

test('a store is made once, after those that it needs, whatever order they are named in', () => {
  const made: string[] = [];
  const first = defineStore('first', {}, () => made.push('first'));
  const second = defineStore('second', { first }, () => made.push('second'));
  const third = defineStore('third', { first, second }, () => made.push('third'));
  composeStores([third, second, first], []);
  expect(made).toEqual(['first', 'second', 'third']);
});

test('what is given takes part like any other store', () => {
  const stores = composeStores([last], [give(start, 1)]);
  expect(stores.get(last)).toBe('1 2');
  expect(stores.get(next)).toBe(2);
});

test('a page without what a store needs is refused, by the name of what is missing', () => {
  expect(() => composeStores([last], [])).toThrow('The page was given no “start”.');
  expect(() => composeStores([], []).get(next)).toThrow('The page has no store “next”.');
});

test('two stores of one name are refused', () => {
  const twin = defineStore('next', {}, () => 0);
  expect(() => composeStores([next, twin], [give(start, 1)])).toThrow('Two stores are called “next”.');
});

test('the definitions of a module are found among its other exports', () => {
  expect(
    definitionsIn([{ next, other: { name: 'next', needs: {}, create: () => 0 }, helper: () => {} }]),
  ).toEqual([next]);
});
