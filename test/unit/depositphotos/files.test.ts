import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLinkResolver } from '../../../src/main/api/files/file-hosts.ts';
import { parseEndpoint } from '../../../src/main/api/index.ts';
import { SYSTEM_TIME } from '../../../src/main/api/time.ts';
import { clientOf, FakeService, type Reply } from '../../contract/support/service.ts';

describe('hosts of files', () => {
  const resolve = createLinkResolver(parseEndpoint('https://api.depositphotos.com/v1/'));

  test.each([
    ['https://st.depositphotos.com/a.jpg', 'https://st.depositphotos.com/a.jpg'],
    ['http://st.depositphotos.com/a.jpg?x=1', 'https://st.depositphotos.com/a.jpg?x=1'],
    ['http://st.depositphotos.com:80/a.jpg', 'https://st.depositphotos.com/a.jpg'],
    ['https://depositphotos.com/a.jpg', 'https://depositphotos.com/a.jpg'],
    ['https://a.b.depositphotos.net/a.jpg', 'https://a.b.depositphotos.net/a.jpg'],
    ['https://ST.Depositphotos.COM/a.jpg', 'https://st.depositphotos.com/a.jpg'],
    ['//st.depositphotos.com/a.jpg', 'https://st.depositphotos.com/a.jpg'],
    ['/123/link.html', 'https://api.depositphotos.com/123/link.html'],
  ])('%s is fetched as %s', (link, address) => {
    expect(resolve(link).href).toBe(address);
  });

  test.each([
    'https://evildepositphotos.com/a.jpg',
    'https://depositphotos.com.evil.example/a.jpg',
    'https://depositphotos.com@evil.example/a.jpg',
    'https://user:pass@st.depositphotos.com/a.jpg',
    'https://evil.example/?depositphotos.com',
    'https://evil.example/.depositphotos.com',
    'https://depositphotos.community/a.jpg',
    'https://xdepositphotos.net/a.jpg',
    'https://com/a.jpg',
    'https://depositphotos/a.jpg',
    'https://dеpositphotos.com/a.jpg',
    'https://depositphotos.com./a.jpg',
    'https://evil.example\\@st.depositphotos.com/a.jpg',
    'https://127.0.0.1/a.jpg',
    'http://localhost/a.jpg',
    'https://[::1]/a.jpg',
    'https://2130706433/a.jpg',
    'https://192.168.1.1/a.jpg',
    'ftp://st.depositphotos.com/a.jpg',
    'file:///etc/passwd',
    'data:image/png;base64,AA==',
    'javascript:alert(1)',
    'blob:https://st.depositphotos.com/1',
    'https://evilimgcontent.net/a.jpg',
    `https://st.depositphotos.com/${'a'.repeat(5000)}`,
    'https://',
  ])('%s is refused', (link) => {
    expect(() => resolve(link)).toThrow(expect.objectContaining({ code: 'file.blocked-host' }));
  });

  test('whatever resolves is https and of the service, label by label', () => {
    const part = fc.constantFrom(
      'depositphotos',
      'com',
      'net',
      'evil',
      '.',
      '-',
      '@',
      ':',
      '/',
      '\\',
      '?',
      '#',
      '%2e',
      '。',
      'x',
      ' ',
    );
    fc.assert(
      fc.property(
        fc.constantFrom('https://', 'http://', '//', ''),
        fc.array(part, { maxLength: 10 }),
        (scheme, parts) => {
          let url: URL;
          try {
            url = resolve(scheme + parts.join(''));
          } catch (thrown) {
            expect(thrown).toMatchObject({ code: 'file.blocked-host' });
            return;
          }
          expect(url.protocol).toBe('https:');
          expect(url.username + url.password).toBe('');
          expect(`.${url.hostname}`).toMatch(/\.(?:depositphotos\.(?:com|net)|imgcontent\.net)$/);
        },
      ),
      { numRuns: 3_000 },
    );
  });

  test('further hosts by name, with what is below them', () => {
    const wider = createLinkResolver(parseEndpoint(), () => ['cdn.example.org']);
    expect(wider('http://eu.cdn.example.org/a').href).toBe('https://eu.cdn.example.org/a');
    expect(() => wider('https://notcdn.example.org/a')).toThrow();
  });

  test('an API of its own may hand out files of its own host', () => {
    const own = createLinkResolver(parseEndpoint('https://stock.example:8443/api'));
    expect(own('/files/1').href).toBe('https://stock.example:8443/files/1');
    expect(() => own('https://stock.example/files/1')).toThrow();
    expect(() => own('https://sub.stock.example:8443/files/1')).toThrow();
  });

  test('only an API on this computer may point to this computer, in plain http', () => {
    const local = createLinkResolver(parseEndpoint('http://127.0.0.1:4000/'));
    expect(local('http://localhost:4001/a').href).toBe('http://localhost:4001/a');
    expect(local('/a').href).toBe('http://127.0.0.1:4000/a');
    expect(local('http://st.depositphotos.com/a').href).toBe('https://st.depositphotos.com/a');
    expect(() => local('http://10.0.0.1/a')).toThrow();
    expect(() => local('ftp://127.0.0.1/a')).toThrow();
  });
});

describe('fetching a preview', () => {
  const picture: Reply = (response) =>
    response.writeHead(200, { 'content-type': 'IMAGE/JPEG; x=1' }).end('bytes');
  const to =
    (location: string): Reply =>
    (response) =>
      response.writeHead(302, { location }).end();

  async function serve(answer: (path: string) => Reply) {
    const service = await FakeService.start(({ url }) => answer(url));
    const after = (_: number, action: () => void) => {
      queueMicrotask(action);
      return { cancel: () => {} };
    };
    const use = clientOf(service, { time: { ...SYSTEM_TIME, after } });
    return {
      service,
      fetch: (link: string, maxBytes = 1000) => use.client.files.fetchSmall(link, { maxBytes }),
      async [Symbol.asyncDispose]() {
        use[Symbol.dispose]();
        await service[Symbol.asyncDispose]();
      },
    };
  }

  test('gives its bytes and type', async () => {
    await using use = await serve(() => picture);
    await expect(use.fetch('/a.jpg')).resolves.toEqual({
      bytes: Buffer.from('bytes'),
      contentType: 'image/jpeg',
    });
    expect(use.service.received[0]).toMatchObject({ method: 'GET', url: '/a.jpg' });
    expect(use.service.received[0]?.request.headers).not.toHaveProperty('authorization');
  });

  test('follows five redirects, not six', async () => {
    const chain = (hops: number) => (path: string) => {
      const hop = Number(path.slice(1));
      return hop < hops ? to(`/${hop + 1}`) : picture;
    };
    await using five = await serve(chain(5));
    await expect(five.fetch('/0')).resolves.toMatchObject({ contentType: 'image/jpeg' });
    await using six = await serve(chain(6));
    await expect(six.fetch('/0')).rejects.toMatchObject({ code: 'file.wrong-type' });
  });

  test.each(['https://evil.example/a.jpg', 'file:///etc/passwd', 'http://10.0.0.1/'])(
    'checks each hop: %s',
    async (location) => {
      await using use = await serve(() => to(location));
      await expect(use.fetch('/a')).rejects.toMatchObject({ code: 'file.blocked-host' });
      expect(use.service.count()).toBe(1);
    },
  );

  test('a picture that the server calls a page is a picture', async () => {
    const bytes = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
    await using use = await serve(
      () => (response) => response.writeHead(200, { 'content-type': 'text/html' }).end(bytes),
    );
    await expect(use.fetch('/a.jpg')).resolves.toMatchObject({ bytes });
  });

  test.each<[string, Reply, string, number]>([
    ['404', (response) => response.writeHead(404).end('no'), 'not-found', 1],
    ['403', (response) => response.writeHead(403).end('no'), 'forbidden', 1],
    ['500', (response) => response.writeHead(500).end('no'), 'server', 3],
    ['429', (response) => response.writeHead(429).end('no'), 'rate-limited', 3],
    [
      'a page',
      (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
      'portal',
      1,
    ],
    ['nothing', (response) => response.writeHead(200).end(), 'file.incomplete', 3],
    [
      'half',
      (response) => {
        response.writeHead(200, { 'content-length': '9' }).write('1');
        setTimeout(() => response.destroy(), 10);
      },
      'file.incomplete',
      3,
    ],
    ['a break', (response) => response.destroy(), 'offline', 3],
    [
      'too much',
      (response) => response.writeHead(200, { 'content-type': 'image/png' }).end(Buffer.alloc(5000)),
      'file.wrong-type',
      1,
    ],
  ])('%s', async (_, reply, code, tries) => {
    await using use = await serve(() => reply);
    await expect(use.fetch('/a')).rejects.toMatchObject({ code });
    expect(use.service.count()).toBe(tries);
  });
});
