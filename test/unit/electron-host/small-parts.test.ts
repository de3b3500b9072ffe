import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFlags } from '../../../src/main/hosts/electron/flags.ts';
import {
  LINK_MARK,
  linkOfArguments,
  linkOfSecondStart,
  ownArguments,
  secondStart,
} from '../../../src/main/hosts/electron/link-arguments.ts';
import { electronArguments } from '../../../src/main/hosts/launch/electron-host.ts';
import { menuTemplate } from '../../../src/main/hosts/electron/menu.ts';
import { firstProxy } from '../../../src/main/hosts/electron/proxy.ts';
import { placeWindow } from '../../../src/main/hosts/electron/window-bounds.ts';

describe('flags', () => {
  const read = (...words: string[]) => readFlags(['/opt/Stockroom/stockroom', ...words]);

  it('are read beside the switches of Chromium', () => {
    expect(read()).toEqual({ profile: null, demo: false, smoke: false });
    expect(read('.', '--ozone-platform=x11', '--demo', '--profile', '/Users/Ann/Profile')).toEqual({
      profile: '/Users/Ann/Profile',
      demo: true,
      smoke: false,
    });
    expect(read('--profile=/a b/C', '--smoke')).toEqual({ profile: '/a b/C', demo: false, smoke: true });
  });

  it('take no other switch for a folder', () => {
    expect(read('--profile').profile).toBeNull();
    expect(read('--profile', '--smoke').profile).toBeNull();
    expect(read('--profile=').profile).toBeNull();
  });
});

describe('a link on the command line', () => {
  const LAKE = 'stockroom://asset/7';
  const lake = { kind: 'asset', assetId: 7 };

  it('stands alone behind its mark, and what is behind the mark is no switch', () => {
    const argv = ['/opt/stockroom', '--demo', ...LINK_MARK, LAKE];
    expect(linkOfArguments(argv)).toEqual(lake);
    expect(secondStart(argv)).toEqual({ link: LAKE });
    expect(linkOfSecondStart({ link: LAKE })).toEqual(lake);
    expect(ownArguments(argv)).toEqual(['/opt/stockroom', '--demo']);
    expect(readFlags(ownArguments([...argv.slice(0, -1), '--profile=/elsewhere'])).profile).toBeNull();
  });

  it.each([
    [[LAKE]],
    [[...LINK_MARK]],
    [['--open-url', LAKE]],
    [[...LINK_MARK, LAKE, LAKE]],
    [[...LINK_MARK, 'x']],
  ])('is none: %j', (words) => {
    expect(linkOfArguments(['/opt/stockroom', ...words])).toBeNull();
    expect(secondStart(['/opt/stockroom', ...words])).toEqual({ link: null });
  });

  it.each([null, undefined, LAKE, {}, { link: 7 }, { link: 'file:///etc/passwd' }])(
    'is not read from another answer of a second start: %j',
    (data) => {
      expect(linkOfSecondStart(data)).toBeNull();
    },
  );

  it('is handed on by the launcher', () => {
    const options = { demo: false, host: null, join: false, open: true, port: 0, profile: '/p', link: LAKE };
    const argv = ['electron', ...electronArguments('/root', options)];
    expect(linkOfArguments(argv)).toEqual(lake);
    expect(readFlags(ownArguments(argv)).profile).toBe('/p');
  });
});

describe("Chromium's answer about a proxy", () => {
  it.each([
    ['DIRECT', null],
    ['PROXY proxy.example:3128', 'http://proxy.example:3128'],
    ['HTTPS proxy.example:443; DIRECT', 'https://proxy.example:443'],
    ['SOCKS5 10.0.0.1:1080', 'socks5://10.0.0.1:1080'],
    ['SOCKS 10.0.0.1:1080', 'socks4://10.0.0.1:1080'],
    ['QUIC odd:1; PROXY next:8080', 'http://next:8080'],
    ['PROXY [::1]:8080', 'http://[::1]:8080'],
    ['DIRECT; PROXY late:1', null],
    ['', null],
    ['PROXY', null],
  ])('%s', (answer, proxy) => {
    expect(firstProxy(answer)).toBe(proxy);
  });
});

describe('the place of the window', () => {
  const desk = { x: 0, y: 25, width: 1920, height: 1015 };
  const state = (x: number, y: number, width = 1000, height = 700) => ({
    bounds: { x, y, width, height },
    maximized: false,
  });

  it('is where it was, on any screen that is there', () => {
    expect(placeWindow(state(100, 60), [desk])).toMatchObject({ x: 100, y: 60, width: 1000, height: 700 });
    const second = { x: -1280, y: 0, width: 1280, height: 1000 };
    expect(placeWindow(state(-1200, 60), [desk, second])).toMatchObject({ x: -1200, y: 60 });
  });

  it.each([
    ['a screen that is gone', state(-1200, 60)],
    ['above the screen', state(100, -400)],
    ['below the screen', state(100, 1030)],
    ['all but off the side', state(1900, 60)],
  ])('is in the middle rather than on %s', (_, before) => {
    const place = placeWindow(before, [desk]);
    expect(place).not.toHaveProperty('x');
    expect(place).toMatchObject({ width: 1440, height: 900 });
  });

  it('fits a small screen, and never shrinks to nothing', () => {
    expect(placeWindow(null, [{ x: 0, y: 0, width: 1024, height: 700 }])).toMatchObject({
      width: 1024,
      height: 700,
    });
    expect(placeWindow(state(10, 30, 200, 100), [desk])).toMatchObject({ width: 800, height: 560 });
    const tiny = { x: 0, y: 0, width: 683, height: 364 };
    expect(placeWindow(null, [tiny])).toEqual({ width: 683, height: 364, minWidth: 683, minHeight: 364 });
  });

  it.each([
    ['as large as a screen that is gone', state(0, 0, 3840, 2080), { x: 0, y: 0, width: 1366, height: 728 }],
    ['with its buttons off the side', state(1200, 300, 2400, 1500), { x: 0, y: 0, width: 1366, height: 728 }],
    ['with its end below the screen', state(100, 300), { x: 100, y: 28, width: 1000, height: 700 }],
  ])('fits a laptop where it was left %s', (_, before, place) => {
    expect(placeWindow(before, [{ x: 0, y: 0, width: 1366, height: 728 }])).toMatchObject(place);
  });

  it('stays across two screens', () => {
    const second = { x: 1920, y: 0, width: 1920, height: 1040 };
    expect(placeWindow(state(1500, 60), [desk, second])).toMatchObject({ x: 1500, y: 60, width: 1000 });
  });

  it('has all of its corners on a screen', () => {
    const side = fc.integer({ min: 640, max: 5000 });
    const at = fc.integer({ min: -6000, max: 6000 });
    const rectangle = fc.record({ x: at, y: at, width: side, height: side });
    fc.assert(
      fc.property(rectangle, fc.array(rectangle, { minLength: 1, maxLength: 3 }), (bounds, areas) => {
        const { x, y, width, height } = placeWindow({ bounds, maximized: false }, areas);
        if (x === undefined || y === undefined) {
          expect(areas.some((area) => width <= area.width && height <= area.height)).toBe(true);
          return;
        }
        const isOnScreen = (left: number, top: number) =>
          areas.some(
            (area) =>
              left >= area.x && top >= area.y && left <= area.x + area.width && top <= area.y + area.height,
          );
        expect([isOnScreen(x, y), isOnScreen(x + width, y)]).toEqual([true, true]);
        expect([isOnScreen(x, y + height), isOnScreen(x + width, y + height)]).toEqual([true, true]);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the menu', () => {
  const template = (platform: NodeJS.Platform, packaged: boolean) =>
    JSON.stringify(
      menuTemplate({ platform, packaged, openWebsite: () => {}, openLogs: () => {}, saveReport: () => {} }),
    );

  it('has the developer tools only in a build from source', () => {
    expect(template('linux', false)).toContain('toggleDevTools');
    expect(template('linux', true)).not.toMatch(/toggleDevTools|reload/);
  });

  it('saves a report for support from Help, on every system', () => {
    for (const platform of ['linux', 'darwin', 'win32'] as const)
      expect(template(platform, true)).toContain('Save a Report…');
  });

  it('has the menu of the app on a Mac only', () => {
    expect(template('darwin', true)).toContain('appMenu');
    expect(template('win32', true)).not.toContain('appMenu');
  });
});
