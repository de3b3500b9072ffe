import type { Boards, Pictures } from '../library/index.ts';
import type { Log } from '../platform/log/index.ts';
import { defineModule } from '../platform/modules/index.ts';
import type { Store } from '../platform/store/index.ts';
import type { Undo } from '../platform/undo/index.ts';
import type { SmallPicture } from './file/page.ts';
import { smallPictureOf } from './file/small-picture.ts';
import { proofsHandlers } from './handlers.ts';
import { createProofs } from './index.ts';
import type { Proofs } from './index.ts';
import { proofMigrations } from './migrations.ts';

interface Needs {
  readonly store: Store;
  readonly boards: Boards;
  readonly undo: Undo;
  readonly pictures: Pictures;
  readonly log: Log;
}

interface Provides {
  readonly proofs: Proofs;
  readonly smallPicture: SmallPicture;
}

const proofsModule = defineModule<Needs, Provides>({
  name: 'proofs',
  needs: ['store', 'boards', 'undo', 'pictures', 'log'],
  provides: ['proofs', 'smallPicture'],
  migrations: proofMigrations,
  create: ({ store, boards, undo, pictures, log }) => ({
    proofs: createProofs({ store, boards, undo }),
    smallPicture: smallPictureOf(pictures, log),
  }),
  close: ({ proofs }) => proofs.close(),
});

export const proofsArea = { modules: [proofsModule] as const, handlers: { proofs: proofsHandlers } };
