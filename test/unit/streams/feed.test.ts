import { describe, expect, it } from 'vitest';
import { createFeed, createStateFeed } from '../../../src/main/platform/streams/index.ts';

const union = (a: readonly number[], b: readonly number[]) => [...a, ...b];

describe('createFeed', () => {
  it('gives every watcher the first event, then merges what was not taken', async () => {
    const feed = createFeed<readonly number[]>(union);
    const slow = feed.watch([0]);
    expect((await slow.next()).value).toEqual([0]);
    feed.publish([1]);
    feed.publish([2]);
    expect((await slow.next()).value).toEqual([1, 2]);
    const waiting = slow.next();
    feed.publish([3]);
    expect((await waiting).value).toEqual([3]);
  });

  it('loses nothing that is published before a watcher first asks', async () => {
    const feed = createFeed<readonly number[]>(union);
    const watcher = feed.watch([]);
    feed.publish([7]);
    expect((await watcher.next()).value).toEqual([7]);
  });

  it('ends a waiting watcher on abort and forgets it', async () => {
    const feed = createFeed<readonly number[]>(union);
    const stop = new AbortController();
    const watcher = feed.watch([], stop.signal);
    await watcher.next();
    const waiting = watcher.next();
    stop.abort();
    expect((await waiting).done).toBe(true);
  });

  it('ends every watcher when it closes, also later ones', async () => {
    const feed = createFeed<readonly number[]>(union);
    const early = feed.watch([]);
    await early.next();
    const waiting = early.next();
    feed.close();
    expect((await waiting).done).toBe(true);
    expect((await feed.watch([]).next()).done).toBe(true);
  });
});

describe('createStateFeed', () => {
  it('starts with the state of now and skips what is outdated', async () => {
    const feed = createStateFeed('a');
    feed.set('b');
    const watcher = feed.watch();
    expect((await watcher.next()).value).toBe('b');
    feed.set('c');
    feed.set('d');
    expect((await watcher.next()).value).toBe('d');
  });
});
