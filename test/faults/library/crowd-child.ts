import { disturb } from './crowd.ts';

/** One of several processes at the same files: root, seed, acts. */
const [root = '', seed = '', acts = ''] = process.argv.slice(2);
await disturb({ root, seed: Number(seed), acts: Number(acts), locks: root });
