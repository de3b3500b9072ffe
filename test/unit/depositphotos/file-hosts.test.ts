import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseEndpoint } from '../../../src/main/api/index.ts';
import { createLinkResolver } from '../../../src/main/api/files/file-hosts.ts';
import { fileHost } from '../../../src/shared/model/file-hosts.ts';

describe('the name of a host of files', () => {
  test.each([
    ['imgcontent.net', 'imgcontent.net'],
    [' CDN.Example.org ', 'cdn.example.org'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['files.my-cdn.co.uk', 'files.my-cdn.co.uk'],
    ['abc123.cloudfront.net', 'abc123.cloudfront.net'],
  ])('%j is one', (text, host) => {
    expect(fileHost(text)).toBe(host);
  });

  test.each([
    '',
    'com',
    '*.example.com',
    '*',
    'co.uk',
    'com.au',
    'cloudfront.net',
    'github.io',
    'localhost',
    'files.localhost',
    'printer.local',
    '127.0.0.1',
    '0x7f.1',
    '2130706433',
    '[::1]',
    'https://example.com',
    'example.com:8080',
    'example.com/path',
    'user@example.com',
    'exa mple.com',
    '-a.example.com',
    'a..example.com',
    'example.com.',
    'a'.repeat(300),
  ])('%j is none', (text) => {
    expect(fileHost(text)).toBeNull();
  });

  test('what is one stays what it is', () => {
    fc.assert(
      fc.property(fc.domain(), (domain) => {
        const host = fileHost(domain);
        if (host !== null) expect(fileHost(host)).toBe(host);
      }),
    );
  });
});

describe('where files may come from', () => {
  const endpoint = parseEndpoint('https://api.depositphotos.com');
  const added: string[] = [];
  const resolve = createLinkResolver(endpoint, () => added);

  test.each([
    'https://st.depositphotos.com/a.jpg',
    'https://static6.depositphotos.net/a.jpg',
    'https://imgcontent.net/a.jpg',
    'http://st5.imgcontent.net/a.jpg',
  ])('%s', (link) => {
    expect(resolve(link).protocol).toBe('https:');
  });

  test.each([
    'https://evilimgcontent.net/a.jpg',
    'https://imgcontent.net.evil.example/a.jpg',
    'https://imgcontent.net@evil.example/a.jpg',
    'https://imgcontent.ne/a.jpg',
    'https://imgcontent.net:x@evil.example/',
    'https://ımgcontent.net/a.jpg',
    'https://depositphotos.com.evil.example/a.jpg',
    'https://xdepositphotos.com/a.jpg',
    'https://cdn.example.org/a.jpg',
    'https://127.0.0.1/a.jpg',
  ])('not %s', (link) => {
    expect(() => resolve(link)).toThrow(expect.objectContaining({ code: 'file.blocked-host' }));
  });

  test('a host that a person has added counts at once, with what is below it and nothing beside it', () => {
    added.push('cdn.example.org');
    expect(resolve('https://cdn.example.org/a.jpg').hostname).toBe('cdn.example.org');
    expect(resolve('https://eu.cdn.example.org/a.jpg').hostname).toBe('eu.cdn.example.org');
    for (const link of ['https://example.org/a.jpg', 'https://evilcdn.example.org/a.jpg']) {
      expect(() => resolve(link)).toThrow(expect.objectContaining({ code: 'file.blocked-host' }));
    }
    added.pop();
    expect(() => resolve('https://cdn.example.org/a.jpg')).toThrow();
  });
});
