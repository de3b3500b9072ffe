import { z } from 'zod';
import type { AssetId } from '../model/ids.ts';
import type { UndoToken } from '../model/record.ts';
import { MAX_BRIEF, MAX_CANDIDATES, MAX_LIST_NAME, MAX_SHOTS, MAX_SHOT_SIZE } from '../model/shot.ts';
import type { Shot, ShotId, ShotList, ShotListId } from '../model/shot.ts';
import { assetId, output, procedure, stream } from './base.ts';

const listId = z.number().int().positive() as unknown as z.ZodType<ShotListId, ShotListId>;
const shotId = z.number().int().positive() as unknown as z.ZodType<ShotId, ShotId>;
const list = z.strictObject({ listId });
const shot = z.strictObject({ shotId });
const name = z.string().trim().min(1).max(MAX_LIST_NAME);
const brief = z.string().max(MAX_BRIEF);
const size = z.string().max(MAX_SHOT_SIZE);
const some = z.array(assetId).max(MAX_CANDIDATES);

/** The pictures that a job needs: briefs, candidates, and what was chosen. */
export const shots = {
  watch: procedure.output(stream<readonly ShotList[]>()),
  create: procedure.input(z.strictObject({ name })).output(output<ShotListId>()),
  rename: procedure.input(list.extend({ name })).output(output<void>()),
  remove: procedure.input(list).output(output<UndoToken>()),

  shots: procedure.input(list).output(output<readonly Shot[]>()),
  add: procedure.input(list.extend({ brief, size })).output(output<ShotId>()),
  edit: procedure
    .input(shot.extend({ brief: brief.exactOptional(), size: size.exactOptional() }))
    .output(output<void>()),
  removeShot: procedure.input(shot).output(output<UndoToken>()),
  /** One place earlier or later. */
  move: procedure
    .input(shot.extend({ step: z.union([z.literal(-1), z.literal(1)]) }))
    .output(output<UndoToken>()),

  addCandidates: procedure
    .input(shot.extend({ assetIds: some.min(1) }))
    .output(output<{ readonly added: number; readonly undo: UndoToken }>()),
  removeCandidate: procedure.input(shot.extend({ assetId })).output(output<UndoToken>()),
  choose: procedure.input(shot.extend({ assetId: assetId.nullable() })).output(output<UndoToken>()),

  /** Adds shots read from a table. */
  fill: procedure
    .input(
      list.extend({
        shots: z
          .array(z.strictObject({ brief, size, candidates: some, chosen: assetId.nullable() }))
          .min(1)
          .max(MAX_SHOTS),
      }),
    )
    .output(
      output<{ readonly added: number; readonly missing: readonly AssetId[]; readonly undo: UndoToken }>(),
    ),
};
