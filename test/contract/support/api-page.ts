import { FAILURE_CODES, FAILURE_FACTS } from '../../../src/shared/model/failure.ts';
import { exitCodeOf } from '../../../src/main/hosts/cli/exit-code.ts';
import type { Coverage } from './coverage.ts';

/** A command of the API that more commands than this have caused belongs to none of them. */
const MANY = 10;

const RENEWALS = 'any that runs for longer ([session.test.ts](../test/unit/depositphotos/session.test.ts))';

/** The table of commands, as it stands in docs/api.md. */
export function coverageTable(rows: readonly Coverage[]): string {
  return table(
    ['Command', 'Client', 'Sandbox', 'Command line', 'Answers in the tests'],
    rows.map(({ command, method, clientFile, sandboxFile, commandLine, fixtures }) => [
      code(command),
      `[${code(method)}](../src/main/api/commands/${clientFile})`,
      `[${sandboxFile}](../packages/sandbox/src/commands/${sandboxFile})`,
      command === 'renewSession' ? RENEWALS : commandCell(commandLine),
      fixtures
        .map((name) => `[${name.replace(`${command}.`, '')}](../test/contract/fixtures/${name}.json)`)
        .join(', '),
    ]),
  );
}

/** What each code of the one error family means by default. */
export function failureTable(): string {
  return table(
    ['Code', 'What happened', 'What to do', 'Again?', 'Exit code'],
    FAILURE_CODES.map((name) => {
      const { message, action, retry } = FAILURE_FACTS[name];
      return [code(name), message, action, retry, String(exitCodeOf(name))];
    }),
  );
}

/** Puts a table between its marks in a page. */
export function withTable(page: string, mark: string, content: string): string {
  const [begin, end] = [`<!-- ${mark}: begin -->`, `<!-- ${mark}: end -->`];
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from === -1 || to < from) throw new Error(`The page has no place for “${mark}”.`);
  return `${page.slice(0, from + begin.length)}\n\n${content}\n\n${page.slice(to)}`;
}

function commandCell(commands: readonly string[]): string {
  return commands.length > MANY ? 'all that need a session' : commands.map(code).join(', ');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function code(text: string): string {
  return `\`${text}\``;
}
