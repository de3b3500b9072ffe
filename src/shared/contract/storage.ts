import { z } from 'zod';
import type { Backup, StorageState, Usage } from '../model/storage.ts';
import { output, procedure, stream } from './base.ts';

/** Absolute; looked at in the main process. */
const folder = z.string().min(1).max(4096);
const name = z.string().min(1).max(255);

export const storage = {
  usage: procedure.output(output<Usage>()),
  watch: procedure.output(stream<StorageState>()),

  /**
   * Lets the user choose a folder in the system's own dialog; `null` where he did not. `hasDialog` is false in a
   * browser: the page then asks for the path.
   */
  chooseFolder: procedure.output(output<{ readonly hasDialog: boolean; readonly folder: string | null }>()),
  /** Files go there from now on; those that are here stay. */
  setFolder: procedure.input(z.strictObject({ folder })).output(output<{ readonly folder: string }>()),
  /** Moves the whole library; how far it is comes by `watch`. */
  move: procedure.input(z.strictObject({ folder })).output(output<void>()),
  cancelMove: procedure.output(output<void>()),

  backUp: procedure.output(output<Backup>()),
  backups: procedure.output(output<readonly Backup[]>()),
  showBackup: procedure
    .input(z.strictObject({ name }))
    .output(output<{ readonly shown: boolean; readonly path: string }>()),
  /** Checks a backup and lays it ready for the next start. */
  restore: procedure.input(z.strictObject({ name })).output(output<void>()),
};
