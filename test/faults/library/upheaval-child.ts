import { cause } from './upheaval.ts';

/** One of several processes at one library: root, seed, acts, the step at which it is killed. */
const [root = '', seed = '', acts = '', dieAt = ''] = process.argv.slice(2);
await cause({ root, seed: Number(seed), acts: Number(acts), dieAt: Number(dieAt) });
