/** A process to be killed: takes a name, writes it into the rows of the test, says so and stays. */
import path from 'node:path';
import { claimOwner } from '../../../src/main/platform/store/index.ts';
import { openWork } from './owner-work.ts';

const folder = process.argv[2] ?? '';
const owner = claimOwner({ folder, work: 'test' });
const work = openWork(path.join(folder, 'work.db'));
work.add(['begun', 'half', 'begun'], owner.id);
process.stdout.write(owner.id);
setInterval(() => {}, 60_000);
