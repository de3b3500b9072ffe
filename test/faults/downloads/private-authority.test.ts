import { execFile, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nameOf, onDisk } from './harness.ts';
import { canMakeCertificates } from './other-servers.ts';
import { jpeg, sha256 } from './range-server.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'stockroom-authority-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: root, stdio: 'ignore' });
const KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

/** A company's own authority, and a certificate of it for this computer. */
function makeCertificates() {
  openssl(
    'req',
    '-x509',
    ...KEY,
    '-days',
    '2',
    '-subj',
    '/CN=Studio CA',
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
  );
  openssl('req', ...KEY, '-subj', '/CN=127.0.0.1', '-keyout', 'key.pem', '-out', 'request.pem');
  writeFileSync(path.join(root, 'names'), 'subjectAltName=IP:127.0.0.1');
  const signed = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2', '-extfile', 'names'];
  openssl('x509', '-req', '-in', 'request.pem', ...signed, '-out', 'cert.pem');
  const read = (name: string) => readFileSync(path.join(root, name));
  return { key: read('key.pem'), cert: read('cert.pem') };
}

describe.skipIf(!canMakeCertificates || process.platform !== 'linux')(
  'D27: the authority of a company',
  () => {
    /** One comp, fetched by a process with this environment. */
    async function fetchComp(env: NodeJS.ProcessEnv) {
      const file = jpeg(200_000);
      const server = createServer(makeCertificates(), (_request, response) => {
        response.writeHead(200, { 'content-type': file.contentType, 'content-length': file.bytes.length });
        response.end(file.bytes);
      });
      let shakes = 0;
      server.on('connection', () => {
        shakes += 1;
      });
      server.on('tlsClientError', () => {});
      await once(server.listen(0, '127.0.0.1'), 'listening');
      const serverUrl = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const home = path.join(root, 'home');
      mkdirSync(home);
      const orders = JSON.stringify({ serverUrl, root: home, assets: 1, crashAt: null });
      const { stdout } = await promisify(execFile)(
        process.execPath,
        [path.join(import.meta.dirname, 'crash-child.ts'), orders],
        { env: { ...process.env, ...env } },
      );
      server.closeAllConnections();
      server.close();
      const { states } = JSON.parse(stdout) as { readonly states: readonly string[] };
      return { states, files: onDisk(path.join(home, 'library')), shakes, hash: sha256(file.bytes) };
    }

    it.each([
      ['the system', 'SSL_CERT_FILE'],
      ['the environment', 'NODE_EXTRA_CA_CERTS'],
    ])('is trusted when %s does', async (_who, variable) => {
      const { states, files, hash } = await fetchComp({ [variable]: path.join(root, 'ca.pem') });
      expect(states).toEqual(['done']);
      expect(files).toEqual({ [nameOf(1)]: hash });
    });

    it('is not trusted when nobody does: one try, and no file', async () => {
      const { states, files, shakes } = await fetchComp({
        SSL_CERT_FILE: '/dev/null',
        NODE_EXTRA_CA_CERTS: '',
      });
      expect(states).toEqual(['failed']);
      expect(Object.keys(files).filter((name) => !name.endsWith('.part'))).toEqual([]);
      expect(shakes).toBe(1);
    });
  },
);
