import { expect, test } from 'vitest';
import { parseLaunchArguments } from '../../../src/main/hosts/launch/arguments.ts';

const DEFAULTS = { demo: false, host: null, open: true, port: 0, profile: null, join: false, link: null };

test.each([
  [[], {}],
  [['--demo'], { demo: true }],
  [['--demo', '--no-open', '--port', '4100'], { demo: true, open: false, port: 4100 }],
  [['--port=0'], { port: 0 }],
  [['--host', 'web', '--profile', '/tmp/p'], { host: 'web', profile: '/tmp/p' }],
  [['--host=electron'], { host: 'electron' }],
  [['--no-open', 'stockroom://asset/7'], { open: false, join: true, link: 'stockroom://asset/7' }],
])('%j', (args, expected) => {
  expect(parseLaunchArguments(args)).toEqual({ kind: 'launch', options: { ...DEFAULTS, ...expected } });
});

test.each([[['--help']], [['-h', '--port', 'x']]])('help: %j', (args) => {
  expect(parseLaunchArguments(args)).toEqual({ kind: 'help' });
});

test.each([
  [['--port', 'eighty'], 'eighty'],
  [['--port', '65536'], '65536'],
  [['--port', '-1'], '--port'],
  [['--port'], '--port'],
  [['--host', 'tv'], 'tv'],
  [['--profile='], '--profile'],
  [['--nonsense'], '--nonsense'],
  [['stray'], 'stray'],
  [['https://depositphotos.com/7/x.html'], 'https://depositphotos.com/7/x.html'],
  [['stockroom://asset/7', 'stockroom://asset/8'], 'stockroom://asset/8'],
])('what is wrong is named: %j', (args, named) => {
  const parsed = parseLaunchArguments(args);
  expect(parsed).toMatchObject({ kind: 'wrong' });
  expect(parsed.kind === 'wrong' && parsed.message).toContain(named);
});
