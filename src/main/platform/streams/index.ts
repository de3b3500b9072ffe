export { createFeed, createStateFeed } from './feed.ts';
export type { Feed, StateFeed } from './feed.ts';
