import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageFor } from '../../../src/main/hosts/electron/page.ts';

const bundle = pageFor({ packaged: true });
const vite = pageFor({ packaged: false, rendererUrl: 'http://localhost:5173' });

describe('the address of the page', () => {
  it('is the bundle, whatever the environment says to a packaged app', () => {
    expect(bundle.url).toBe('app://bundle/');
    expect(pageFor({ packaged: true, rendererUrl: 'http://evil.example/' })).toMatchObject({
      url: 'app://bundle/',
      development: false,
    });
  });

  it('is Vite while developing, and the bundle when a build is started by hand', () => {
    expect(vite).toMatchObject({ url: 'http://localhost:5173/', development: true });
    expect(pageFor({ packaged: false }).url).toBe('app://bundle/');
  });

  it('owns what is below it', () => {
    const own = ['app://bundle', 'app://bundle/', 'app://bundle/assets/a.js?b#c'];
    expect(own.filter((address) => !bundle.owns(address))).toEqual([]);
    expect(vite.owns('http://localhost:5173/main.tsx')).toBe(true);
    expect(vite.owns('http://localhost:51730/')).toBe(false);
    expect(vite.owns('app://bundle/')).toBe(false);
  });

  it('owns nothing else, however it is written', () => {
    const schemes = fc.constantFrom('app', 'https', 'file', 'javascript', 'data', 'apps', 'ap');
    const hosts = fc.constantFrom(
      'bundle',
      'bundle.evil',
      'evil',
      'user@bundle',
      'bundle:8',
      '',
      'bundle%2e',
    );
    const written = fc
      .tuple(schemes, hosts, fc.webPath())
      .map(([scheme, host, path]) => `${scheme}://${host}${path}`);
    fc.assert(
      fc.property(fc.oneof(written, fc.string()), (address) => {
        fc.pre(!/^app:\/\/bundle($|[/?#])/.test(address));
        expect(bundle.owns(address)).toBe(false);
      }),
    );
  });
});
