import { implement } from '@orpc/server';
import { contract } from '../../src/shared/contract/index.ts';
import type { BoardId } from '../../src/shared/model/board.ts';
import { NO_GUIDES } from '../../src/shared/model/guides.ts';
import type { UndoToken } from '../../src/shared/model/record.ts';
import type { ShotId, ShotListId } from '../../src/shared/model/shot.ts';

const os = implement(contract);
const TOKEN = 1 as UndoToken;
const NOTHING = {
  states: { comp: 0, licensed: 0, missing: 0, changed: 0, expired: 0 },
  types: { image: 0, vector: 0, video: 0, audio: 0 },
  colours: [],
  ratings: [],
  projects: [],
  tags: [],
  records: 0,
};

/** An empty library and no boards, for pages that look at something else. */
export const shelves = {
  guides: {
    get: os.guides.get.handler(() => NO_GUIDES),
    set: os.guides.set.handler(() => {}),
    save: os.guides.save.handler(async function* () {}),
  },
  shots: {
    watch: os.shots.watch.handler(async function* () {
      yield [];
    }),
    create: os.shots.create.handler(() => 1 as ShotListId),
    rename: os.shots.rename.handler(() => {}),
    remove: os.shots.remove.handler(() => TOKEN),
    shots: os.shots.shots.handler(() => []),
    add: os.shots.add.handler(() => 1 as ShotId),
    edit: os.shots.edit.handler(() => {}),
    removeShot: os.shots.removeShot.handler(() => TOKEN),
    move: os.shots.move.handler(() => TOKEN),
    addCandidates: os.shots.addCandidates.handler(() => ({ added: 0, undo: TOKEN })),
    removeCandidate: os.shots.removeCandidate.handler(() => TOKEN),
    choose: os.shots.choose.handler(() => TOKEN),
    fill: os.shots.fill.handler(() => ({ added: 0, missing: [], undo: TOKEN })),
  },
  proofs: {
    watch: os.proofs.watch.handler(async function* () {
      yield { revision: 0 };
    }),
    save: os.proofs.save.handler(async function* () {}),
    read: os.proofs.read.handler(() => {
      throw new Error('no answer is to be read in this test');
    }),
    answers: os.proofs.answers.handler(() => []),
    ofAsset: os.proofs.ofAsset.handler(() => []),
    forget: os.proofs.forget.handler(() => TOKEN),
  },
  boards: {
    watch: os.boards.watch.handler(async function* () {
      yield [];
    }),
    create: os.boards.create.handler(() => 1 as BoardId),
    rename: os.boards.rename.handler(() => {}),
    setNote: os.boards.setNote.handler(() => {}),
    setCover: os.boards.setCover.handler(() => {}),
    duplicate: os.boards.duplicate.handler(() => 2 as BoardId),
    remove: os.boards.remove.handler(() => TOKEN),
    assets: os.boards.assets.handler(() => []),
    holding: os.boards.holding.handler(() => []),
    ofAsset: os.boards.ofAsset.handler(() => []),
    add: os.boards.add.handler(() => ({ added: 0, undo: TOKEN })),
    take: os.boards.take.handler(() => TOKEN),
    move: os.boards.move.handler(() => TOKEN),
    setAssetNote: os.boards.setAssetNote.handler(() => {}),
    cost: os.boards.cost.handler(() => ({ licensed: 0, open: [], priced: 0, total: null, basis: '' })),
    export: os.boards.export.handler(async function* () {}),
  },
  drag: {
    prepare: os.drag.prepare.handler(({ input }) => ({ files: [], missing: input.assetIds })),
    start: os.drag.start.handler(() => ({ started: false })),
  },
  listing: {
    page: os.listing.page.handler(() => ({ total: 0, records: [] })),
    facets: os.listing.facets.handler(() => NOTHING),
    ids: os.listing.ids.handler(() => []),
    record: os.listing.record.handler(() => null),
    mark: os.listing.mark.handler(() => TOKEN),
    undo: os.listing.undo.handler(() => {}),
    saveFilter: os.listing.saveFilter.handler(() => {}),
    removeFilter: os.listing.removeFilter.handler(() => TOKEN),
    fetchAgain: os.listing.fetchAgain.handler(() => ({ files: 0 })),
    remove: os.listing.remove.handler(() => ({ removed: 0, toBin: 0, kept: 0, undo: TOKEN })),
    recognise: os.listing.recognise.handler(() => ({ assetId: null, by: null, right: null, layout: false })),
    holdsSize: os.listing.holdsSize.handler(() => ({ holds: false })),
    paths: os.listing.paths.handler(() => []),
    openFileWith: os.listing.openFileWith.handler(() => ({ opened: true, isActive: false, shown: false })),
    copyFiles: os.listing.copyFiles.handler(() => ({ copied: true, comps: 0 })),
    openFile: os.listing.openFile.handler(() => ({ opened: true, isActive: false, shown: false })),
    watch: os.listing.watch.handler(async function* () {
      yield { filters: [] };
    }),
  },
};
