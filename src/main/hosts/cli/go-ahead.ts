import type { Command } from 'commander';
import { StockroomError } from '../../../shared/model/failure.ts';
import type { Io } from './io.ts';
import { confirm } from './prompt.ts';
import { UsageError } from './usage-error.ts';

export interface YesOptions {
  readonly yes?: true;
}

export interface AgainOptions {
  readonly again?: true;
}

/** For calls that are on record in the profile until their outcome is known. */
export function withAgain(command: Command): Command {
  return command.option('--again', 'send although the outcome of the same call before is not known');
}

export function withYes(command: Command): Command {
  return command.option('--yes', 'do not ask');
}

/** For what cannot be undone: asks on a terminal, and wants `--yes` where there is none. */
export async function goAhead(io: Io, options: YesOptions, question: string): Promise<void> {
  if (options.yes) return;
  assertAskable(io, options);
  if (!(await confirm(io, question))) throw new StockroomError('aborted', { message: 'Nothing was done.' });
}

/** Refuses before anything is read where nothing could be confirmed. */
export function assertAskable(io: Io, { yes }: YesOptions): void {
  if (yes || io.stdin.isTTY) return;
  throw new UsageError('There is no terminal to ask on: add --yes if you mean it.');
}
