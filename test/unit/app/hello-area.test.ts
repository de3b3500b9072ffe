import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { tempFolderPerTest } from '../../support/temp-folder.ts';

/*
 * An area with a procedure, a table, a setting and a handler, added to a copy of the core: new files, and one line each
 * in the two lists of areas. Its view, command and settings card are new files alone; see test/unit/page/hello.test.ts.
 */

const root = path.resolve(import.meta.dirname, '../../..');
const folder = tempFolderPerTest();

const FILES: Readonly<Record<string, string>> = {
  'src/shared/model/hello.ts': `
import { defineSetting } from './area-setting.ts';

export const greeting = defineSetting('hello.greeting', 'Hello', (value): value is string => typeof value === 'string');
`,
  'src/shared/contract/hello.ts': `
import { z } from 'zod';
import { output, procedure } from './base.ts';

export const hello = {
  greet: procedure.input(z.strictObject({ name: z.string().max(100) })).output(output<string>()),
};
`,
  'src/main/hello/index.ts': `
export interface Hello {
  /** How often a name was greeted, in all runs. */
  greet(name: string): string;
}
`,
  'src/main/hello/module.ts': `
import { greeting } from '../../shared/model/hello.ts';
import { procedures } from '../platform/bridge/index.ts';
import { defineModule } from '../platform/modules/index.ts';
import type { SettingsService } from '../platform/settings/index.ts';
import type { Store } from '../platform/store/index.ts';
import type { Hello } from './index.ts';

const helloModule = defineModule<
  { readonly store: Store; readonly settings: SettingsService },
  { readonly hello: Hello }
>({
  name: 'hello',
  needs: ['store', 'settings'],
  provides: ['hello'],
  migrations: [{ id: 9001, name: 'names that were greeted', sql: 'CREATE TABLE hello (name TEXT NOT NULL) STRICT;' }],
  create: ({ store, settings }) => ({
    hello: {
      greet: (name) => {
        store.run('INSERT INTO hello (name) VALUES (?)', name);
        const found = store.get<{ times: number }>('SELECT count(*) AS times FROM hello WHERE name = ?', name);
        return greeting.of(settings.current) + ', ' + name + ' (' + (found?.times ?? 0) + ')';
      },
    },
  }),
});

const os = procedures<{ readonly hello: Hello }>();
const handlers = {
  hello: { greet: os.hello.greet.handler(({ context, input }) => context.app.hello.greet(input.name)) },
};

export const helloArea = { modules: [helloModule] as const, handlers };
`,
  'try.ts': `
import { createRouterClient } from '@orpc/server';
import { createApp } from './src/main/app.ts';
import { router } from './src/main/bridge/index.ts';
import { prepareProfile, profilePaths } from './src/main/hosts/profile.ts';
import { memoryStore } from './src/main/platform/secrets/index.ts';
import { greeting } from './src/shared/model/hello.ts';

const paths = { ...profilePaths('profile'), defaultLibrary: 'library' };
await prepareProfile(paths);
const app = await createApp({
  host: {
    kind: 'cli',
    secrets: memoryStore(),
    showInFolder: async () => false,
    proxyFor: async () => null,
    switchProfile: async () => {},
  },
  paths,
  endpoint: new URL('http://127.0.0.1:9'),
  demo: false,
});
const bridge = createRouterClient(router, { context: { app } });
const first = await bridge.hello.greet({ name: 'Ana' });
await bridge.settings.update(greeting.set('Good morning'));
console.log(JSON.stringify([first, await bridge.hello.greet({ name: 'Ana' })]));
await app.close();
`,
};

/** As the main process is compiled. */
const COMPILED = (
  JSON.parse(readFileSync(path.join(root, 'src/main/tsconfig.json'), 'utf8')) as {
    readonly compilerOptions: { readonly lib: readonly string[]; readonly types: readonly string[] };
  }
).compilerOptions;

/** The lines that stood there before and have changed: one each. */
const LINES: Readonly<Record<string, string>> = {
  'src/main/areas.ts': "export { helloArea } from './hello/module.ts';\n",
  'src/shared/contract/areas.ts': "export { hello } from './hello.ts';\n",
};

test('an area is new files and two lines', () => {
  for (const item of ['package.json', 'tsconfig.base.json', 'src/shared', 'src/main']) {
    cpSync(path.join(root, item), path.join(folder.path, item), { recursive: true });
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(folder.path, 'node_modules'), 'junction');
  for (const [file, text] of Object.entries(FILES)) {
    const full = path.join(folder.path, file);
    expect(existsSync(full), file).toBe(false);
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, text);
  }
  for (const [file, line] of Object.entries(LINES)) {
    const full = path.join(folder.path, file);
    writeFileSync(full, readFileSync(full, 'utf8') + line);
  }
  const { stdout, stderr } = spawnSync(process.execPath, ['try.ts'], { cwd: folder.path, encoding: 'utf8' });
  expect(stdout, stderr).toBe('["Hello, Ana (1)","Good morning, Ana (2)"]\n');

  writeFileSync(
    path.join(folder.path, 'tsconfig.json'),
    JSON.stringify({
      extends: './tsconfig.base.json',
      compilerOptions: {
        lib: COMPILED.lib,
        types: COMPILED.types,
        composite: false,
        emitDeclarationOnly: false,
        noEmit: true,
      },
      // What the area reaches, and what reaches it.
      files: ['src/main/hello/module.ts', 'src/main/bridge/index.ts', 'try.ts'],
    }),
  );
  const types = spawnSync(process.execPath, [path.join(root, 'node_modules/@typescript/native/bin/tsc')], {
    cwd: folder.path,
    encoding: 'utf8',
  });
  expect([types.status, types.stdout]).toEqual([0, '']);
}, 120_000);
