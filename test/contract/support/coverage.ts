import { basename } from 'node:path';
import type { DepositphotosClient } from '../../../src/main/api/index.ts';
import { isObject } from '../../../src/main/api/wire/values.ts';
import { COMMANDS } from '@stockroom/sandbox/commands';
import { CASES } from './cases.ts';
import type { Causes } from './cli-tour.ts';

/** Where one command of the API is to be found; empty where there is a hole. */
export interface Coverage {
  readonly command: string;
  /** Method of the client. */
  readonly method: string;
  /** Files, by their names in `src/main/api/commands` and `packages/sandbox/src/commands`. */
  readonly clientFile: string;
  readonly sandboxFile: string;
  readonly commandLine: readonly string[];
  /** Answers that the contract tests read, by their names in `test/contract/fixtures`. */
  readonly fixtures: readonly string[];
}

const CLIENT_FILES = import.meta.glob<object>('../../../src/main/api/commands/*.ts', {
  eager: true,
});
const SANDBOX_FILES = import.meta.glob<object>(
  ['../../../packages/sandbox/src/commands/*.ts', '!../../../packages/sandbox/src/commands/index.ts'],
  { eager: true },
);

/** One row a command that the client, the sandbox or the examples know. */
export function coverage(otherMethods: ReadonlyMap<string, string>, causes: Causes): readonly Coverage[] {
  const clientFiles = new Map(
    exportsOf(CLIENT_FILES).flatMap(({ file, value }) =>
      isCommand(value) ? [[value.name, file] as const] : [],
    ),
  );
  const names = new Set([...COMMANDS.keys(), ...clientFiles.keys(), ...CASES.map(({ command }) => command)]);
  return [...names].toSorted().map((command) => {
    const cases = CASES.filter((one) => one.command === command);
    const handler = COMMANDS.get(command);
    const ask = cases.find((one) => one.ask !== null)?.ask;
    return {
      command,
      method: ask ? methodOf(ask) : (otherMethods.get(command) ?? ''),
      clientFile: clientFiles.get(command) ?? '',
      sandboxFile: exportsOf(SANDBOX_FILES).find(({ value }) => value === handler)?.file ?? '',
      commandLine: [...(causes.get(command) ?? [])],
      fixtures: cases.map(({ fixture }) => fixture),
    };
  });
}

function exportsOf(modules: Readonly<Record<string, object>>) {
  return Object.entries(modules).flatMap(([path, module]) =>
    Object.values(module).map((value: unknown) => ({ file: basename(path), value })),
  );
}

function isCommand(value: unknown): value is { readonly name: string } {
  return isObject(value) && typeof value['name'] === 'string' && typeof value['parameters'] === 'function';
}

/** Which method of the client a question calls. */
function methodOf(ask: (client: DepositphotosClient) => Promise<unknown>): string {
  let name = '';
  const client = new Proxy({} as DepositphotosClient, {
    get: (_target, key) => () => {
      name = String(key);
      return new Promise(() => {});
    },
  });
  void ask(client);
  return name;
}
