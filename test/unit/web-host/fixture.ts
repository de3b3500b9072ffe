import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { WebSocket } from 'ws';
import type { ReadPreview } from '../../../src/main/hosts/page/answers.ts';
import { redeem } from '../../../src/main/hosts/web/running.ts';
import { openParcels } from '../../../src/main/hosts/web/parcels.ts';
import type { Reception } from '../../../src/main/hosts/web/parcels.ts';
import { createDrops } from '../../../src/main/layouts/drops.ts';
import { startWebServer } from '../../../src/main/hosts/web/server.ts';
import type { FileId } from '../../../src/shared/model/ids.ts';
import { StockroomError } from '../../../src/shared/model/failure.ts';
import { rawRequest } from './raw-request.ts';

export const SECRET = 'top secret, outside of the renderer';
export const CLIP = Buffer.from('0123456789');

/** The one file of the library, and its bytes. */
export const PICTURE = 7 as FileId;
export const PICTURE_NAME = 'Bäume (2) 123 comp.svg';
export const PICTURE_BYTES = Buffer.from('<svg>abcdefghij</svg>');

/** Asset 1 has a clip; 2 does not exist; 3 is a page in disguise. */
const readPreview: ReadPreview = async ({ asset }) => {
  if (asset === 2) throw new StockroomError('not-found');
  if (asset === 4) throw new StockroomError('offline');
  return asset === 3
    ? { bytes: Buffer.from('<script>'), contentType: 'text/html', own: false }
    : { bytes: CLIP, contentType: 'video/mp4', own: false };
};

const NOBODY: Reception = {
  holdsSize: () => false,
  identify: async () => ({ assetId: null, by: null, right: null, layout: false }),
};

/** A server with a small renderer folder, a secret beside it and a link to the secret inside it. */
export async function startFixture(
  options: {
    readonly attach?: (socket: WebSocket) => void;
    readonly reception?: Reception;
    readonly headMs?: number;
  } = {},
) {
  const folder = await mkdtemp(join(tmpdir(), 'stockroom-web-'));
  const renderer = join(folder, 'renderer');
  await mkdir(join(renderer, 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), SECRET);
  await writeFile(join(folder, PICTURE_NAME), PICTURE_BYTES);
  await writeFile(join(renderer, 'index.html'), '<!doctype html><title>Stockroom</title>');
  await writeFile(join(renderer, 'assets/index-Bx81_kZ3.js'), 'export {};');
  await writeFile(join(renderer, 'assets/plain.css'), 'a {}');
  await symlink(join(folder, 'secret.txt'), join(renderer, 'assets/link.txt'));

  const used: string[] = [];
  const drops = createDrops(join(folder, 'dropped-layouts'));
  const server = await startWebServer({
    port: 0,
    rendererFolder: renderer,
    readPreview,
    findFile: (file) =>
      file === PICTURE ? { path: join(folder, PICTURE_NAME), contentType: 'image/svg+xml' } : null,
    redeem: (ticket) => redeem(folder, ticket),
    onUsed: (address) => used.push(address),
    parcels: await openParcels(join(folder, 'dropped'), options.reception ?? NOBODY),
    takeFile: (place, bytes, signal) => drops.receive(place.drop, place.names, bytes, signal),
    attach: options.attach ?? (() => {}),
    ...(options.headMs === undefined ? {} : { headMs: options.headMs }),
  });
  onTestFinished(async () => {
    await server.close();
    await drops.close();
    await rm(folder, { recursive: true });
  });

  const { port } = server;
  /** An address that is good once, as a path. */
  const invite = () => {
    const { pathname, search } = new URL(server.invite());
    return `${pathname}${search}`;
  };
  const target = invite();
  const enter = async () => {
    const { headers } = await rawRequest(port, invite());
    return headers.get('set-cookie')?.split(';')[0] ?? '';
  };
  return {
    folder,
    server,
    drops,
    dropped: join(folder, 'dropped-layouts'),
    port,
    target,
    used,
    invite,
    token: new URLSearchParams(target.slice(2)).get('token') ?? '',
    enter,
  };
}
