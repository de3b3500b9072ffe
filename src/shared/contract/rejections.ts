import { z } from 'zod';
import type { AssetId } from '../model/ids.ts';
import { assetId, output, procedure, stream } from './base.ts';

export interface RejectedProject {
  readonly name: string;
  readonly count: number;
}

export interface RejectionChange {
  readonly project: string;
  readonly assetIds: readonly AssetId[];
  readonly rejected: boolean;
}

/** No change at all, as in the first event, means any: the page asks for the list. */
export interface RejectionsEvent {
  readonly changes: readonly RejectionChange[];
}

/** Name of a project; empty for none. */
export const projectName = z.string().trim().max(120);

export const rejections = {
  list: procedure.input(z.strictObject({ project: projectName })).output(output<readonly AssetId[]>()),
  projects: procedure.output(output<readonly RejectedProject[]>()),
  set: procedure
    .input(
      z.strictObject({
        project: projectName,
        assetIds: z.array(assetId).min(1).max(10_000),
        rejected: z.boolean(),
      }),
    )
    .output(output<void>()),
  watch: procedure.output(stream<RejectionsEvent>()),
};
