import { describe, expect, test } from 'vitest';
import { environmentProxy, parseEndpoint } from '../../../src/main/api/index.ts';

describe('the address of the API', () => {
  test.each([
    [undefined, 'https://api.depositphotos.com/'],
    ['https://api.depositphotos.com', 'https://api.depositphotos.com/'],
    [' https://stock.example/v1/api ', 'https://stock.example/v1/api'],
    ['http://localhost:4000', 'http://localhost:4000/'],
    ['http://127.0.0.1:4000/x', 'http://127.0.0.1:4000/x'],
    ['http://127.9.9.9', 'http://127.9.9.9/'],
    ['http://[::1]:4000', 'http://[::1]:4000/'],
    ['https://10.0.0.1', 'https://10.0.0.1/'],
  ])('%j', (text, href) => {
    expect(parseEndpoint(text).href).toBe(href);
  });

  test.each([
    ['http://api.depositphotos.com', /http is not encrypted/],
    ['http://192.168.1.5', /192\.168\.1\.5/],
    ['http://127.0.0.1.evil.example', /not this computer/],
    ['http://localhost.evil.example', /not this computer/],
    ['ftp://api.depositphotos.com', /“ftp:” is not supported/],
    ['localhost:4000', /not supported/],
    ['api.depositphotos.com', /complete address/],
    ['', /complete address/],
    ['https://user:secret@api.depositphotos.com', /user name or password/],
    ['https://api.depositphotos.com/?dp_apikey=1', /query/],
    ['https://api.depositphotos.com/#x', /fragment/],
  ])('%j is refused', (text, message) => {
    const parse = () => parseEndpoint(text);
    expect(parse).toThrow(message);
    expect(parse).toThrow(expect.objectContaining({ code: 'config.api-url' }));
    expect(parse).not.toThrow(/secret/);
  });
});

describe('the proxy of the environment', () => {
  const url = new URL('https://api.depositphotos.com/');

  test.each([
    [{}, null],
    [{ HTTPS_PROXY: 'http://proxy:8080' }, 'http://proxy:8080'],
    [{ https_proxy: 'proxy:8080' }, 'http://proxy:8080'],
    [{ HTTP_PROXY: 'http://other' }, null],
    [{ ALL_PROXY: 'socks5://proxy:1080' }, 'socks5://proxy:1080'],
    [{ HTTPS_PROXY: 'http://proxy', NO_PROXY: '*' }, null],
    [{ HTTPS_PROXY: 'http://proxy', NO_PROXY: 'a.example, depositphotos.com' }, null],
    [{ HTTPS_PROXY: 'http://proxy', no_proxy: '.depositphotos.com:443' }, null],
    [{ HTTPS_PROXY: 'http://proxy', no_proxy: 'depositphotos.com:8443' }, 'http://proxy'],
    [{ HTTPS_PROXY: 'http://proxy', NO_PROXY: 'photos.com' }, 'http://proxy'],
  ])('%j', (env, proxy) => {
    expect(environmentProxy(url, env)).toBe(proxy);
  });

  test('is never used for this computer', () => {
    for (const host of ['localhost', '127.0.0.1', '[::1]']) {
      expect(environmentProxy(new URL(`http://${host}:1/`), { HTTP_PROXY: 'http://proxy' })).toBeNull();
    }
  });
});
