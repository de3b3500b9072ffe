import { expect, test } from 'vitest';
import { browserCommand, hasDisplay, revealCommand } from '../../../src/main/hosts/file-manager.ts';

test.each([
  ['linux', {}, false],
  ['linux', { DISPLAY: ':0' }, true],
  ['linux', { DISPLAY: '' }, false],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
  ['linux', { SSH_CONNECTION: '1', DISPLAY: 'localhost:10.0' }, true],
  ['darwin', {}, true],
  ['darwin', { SSH_TTY: '/dev/ttys001' }, false],
  ['win32', {}, true],
  ['win32', { SSH_CONNECTION: '1' }, false],
] as const)('a display on %s with %j: %s', (platform, env, expected) => {
  expect(hasDisplay({ platform, env })).toBe(expected);
});

test.each([
  ['linux', 'xdg-open', ['/home/ana/Stockroom']],
  ['darwin', 'open', ['-R', '/home/ana/Stockroom/a b.jpg']],
  ['win32', 'explorer.exe', ['/select,', '/home/ana/Stockroom/a b.jpg']],
] as const)('a file is shown on %s, as an argument and never through a shell', (platform, program, args) => {
  expect(revealCommand('/home/ana/Stockroom/a b.jpg', platform)).toEqual({ program, args });
});

test.each(['linux', 'darwin', 'win32'] as const)('an address is one argument on %s', (platform) => {
  const url = 'http://127.0.0.1:1/?token=a&b';
  expect(browserCommand(url, platform).args).toContain(url);
});
