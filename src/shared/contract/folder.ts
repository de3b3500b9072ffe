import { z } from 'zod';
import type { FolderState, ScanReport, UntrackedFile } from '../model/library-folder.ts';
import { output, procedure, stream } from './base.ts';

/** The library's folder as files: how it stands, and what in it is not ours. */
export const folder = {
  watch: procedure.output(stream<FolderState>()),
  /** Compares everything with the disk. */
  scanAgain: procedure.output(output<ScanReport>()),
  untracked: procedure
    .input(z.strictObject({ after: z.number().int().min(0), limit: z.number().int().min(1).max(500) }))
    .output(output<readonly UntrackedFile[]>()),
  /** Adds untracked files to the library, with no known right. */
  adopt: procedure
    .input(z.strictObject({ ids: z.array(z.number().int().positive()).max(500) }))
    .output(output<void>()),
};
