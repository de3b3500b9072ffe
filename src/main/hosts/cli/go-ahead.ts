import type { Command } from 'commander';
import { StockroomError } from '../../../shared/model/failure.ts';
import type { Io } from './io.ts';
import { confirm } from './prompt.ts';
import { UsageError } from './usage-error.ts';

export interface YesOptions {
  readonly yes?: true;
}

export function withYes(command: Command): Command {
  return command.option('--yes', 'do not ask');
}

/** For what cannot be undone: asks on a terminal, and wants `--yes` where there is none. */
export async function goAhead(io: Io, { yes }: YesOptions, question: string): Promise<void> {
  if (yes) return;
  if (!io.stdin.isTTY) throw new UsageError('There is no terminal to ask on: add --yes if you mean it.');
  if (!(await confirm(io, question))) throw new StockroomError('aborted', { message: 'Nothing was done.' });
}
