import { execFileSync, spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCommand, temporaryFolder } from './run-command.ts';

test('help is output, names the exit codes and every command', async () => {
  const { code, stdout, stderr } = await runCommand(['--help']);
  expect(code).toBe(0);
  expect(stderr).toBe('');
  for (const word of [
    'search',
    'comp',
    'login',
    'logout',
    'account',
    'show',
    'sandbox',
    'serve',
    'Exit codes',
  ]) {
    expect(stdout).toContain(word);
  }
});

test.each([
  'login',
  'account',
  'members',
  'search',
  'hints',
  'colours',
  'tags',
  'show',
  'status',
  'comp',
  'transfers',
  'generation',
  'serve',
  'open',
  'completion',
])('the help of %s has an example', async (command) => {
  const { code, stdout } = await runCommand([command, '--help']);
  expect(code).toBe(0);
  expect(stdout).toMatch(new RegExp(`Examples\\n {2}\\$ .*stockroom ${command}`));
});

test.each([
  [['nonsense']],
  [[]],
  [['search']],
  [['search', 'x', '--limit', '0']],
  [['search', 'x', '--limit', 'many']],
  [['search', 'x', '--sort', 'sideways']],
  [['search', 'x', '--nonsense']],
  [['search', 'x', '--type', 'photo,smell']],
  [['comp']],
  [['comp', 'cat']],
  [['comp', '12', '--size', 'huge']],
  [['comp', '--from', '/does/not/exist']],
  [['show']],
  [['show', '1', '2']],
  [['show', '0b5f2f9e-6a39']],
  [['status']],
  [['status', 'cat']],
  [['hints']],
  [['members', '--limit', '0']],
  [['transfers', '--state', 'lost']],
  [['invoice', 'count', '--state', 'lost']],
  [['generation']],
  [['serve', '--port', '70000']],
  [['completion', 'tcsh']],
  [['open', 'https://depositphotos.com/7/x.html']],
  [['open', 'stockroom://download/7']],
  [['login']],
])('a wrong call ends with 2 and an empty output: %j', async (args) => {
  const { code, stdout, stderr } = await runCommand(args);
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).not.toBe('');
});

test('with --json a wrong call is a document on standard error', async () => {
  const result = await runCommand(['search', 'x', '--limit', '0', '--json']);
  expect(result.code).toBe(2);
  expect(result.stdout).toBe('');
  expect(result.error()).toMatchObject({ code: 'invalid', message: expect.stringContaining('--limit') });
});

test('an address that is not to be trusted is refused before anything is sent', async () => {
  const env = { DEPOSITPHOTOS_API_URL: 'http://api.example.com', STOCKROOM_PROFILE: await temporaryFolder() };
  const result = await runCommand(['search', 'x', '--json'], { env });
  expect(result.code).toBe(2);
  expect(result.error()).toMatchObject({ code: 'config.api-url' });
});

test.each(['bash', 'zsh', 'fish'])('the completion for %s names commands and options', async (shell) => {
  const { code, stdout } = await runCommand(['completion', shell]);
  expect(code).toBe(0);
  for (const word of ['search', 'comp', 'members', 'count', 'state', 'patience', 'limit', 'profile'])
    expect(stdout).toContain(word);
});

test('the completion for bash is valid and completes', async () => {
  const { stdout } = await runCommand(['completion', 'bash']);
  const file = join(await temporaryFolder(), 'completion.bash');
  await writeFile(file, stdout);
  const ask = (words: string) =>
    execFileSync('bash', [
      '-c',
      `source "${file}"; COMP_WORDS=(${words}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _stockroom; echo "\${COMPREPLY[@]}"`,
    ])
      .toString()
      .trim();
  expect(ask('stockroom sea')).toBe('search');
  expect(ask('stockroom comp --si')).toBe('--size');
  expect(ask('stockroom invoice c').split(' ')).toEqual(['create', 'count']);
  expect(ask('stockroom invoice list --st')).toBe('--state');
});

test('the words of the command line are the field’s', async () => {
  const { stdout } = await runCommand(['--help']);
  expect(stdout).not.toMatch(/\bitems?\b/i);
});

test.skipIf(spawnSync('zsh', ['--version']).status !== 0)('the completion for zsh is valid', async () => {
  const { stdout } = await runCommand(['completion', 'zsh']);
  const file = join(await temporaryFolder(), '_stockroom');
  await writeFile(file, stdout);
  execFileSync('zsh', ['-n', file]);
});
