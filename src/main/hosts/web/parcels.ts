import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { bodyLength, readParcel } from '../../../shared/contract/index.ts';
import { READ_WHOLE } from '../../../shared/model/dropped.ts';
import type { Recognition } from '../../../shared/model/dropped.ts';
import { isLeftBehind, temporaryName } from '../../platform/locations/index.ts';
import { plainAnswer } from '../page/answers.ts';
import type { Answer } from '../page/answers.ts';
import { bodyOf } from './upload.ts';
import { overlooked } from '../../platform/failures/index.ts';

/** What the app has to say about a file that came in. */
export interface Reception {
  holdsSize(bytes: number): boolean;
  identify(
    file: { readonly path: string; readonly name: string; readonly whole: boolean },
    signal: AbortSignal,
  ): Promise<Recognition>;
}

/** Files that a page sends to have them recognised. They lie in a folder of their own for as long as that takes. */
export interface Parcels {
  take(request: IncomingMessage, query: URLSearchParams, signal: AbortSignal): Promise<Answer>;
}

/** Removes the files that killed processes have left in the folder, and nothing else. */
export async function openParcels(folder: string, reception: Reception): Promise<Parcels> {
  for (const name of (await readdir(folder).catch(overlooked('web.parcels', []))).filter(isLeftBehind)) {
    await rm(path.join(folder, name), { force: true });
  }
  return {
    take: async (request, query, signal) => {
      const parcel = readParcel(query);
      const told = request.headers['content-length'];
      // Our page always tells the length: a body without one is no file of it.
      if (parcel === null || told === undefined) return plainAnswer(400);
      const length = bodyLength(parcel);
      const { bytes, name, whole } = parcel;
      if (Number(told) !== length) return plainAnswer(400);
      // Larger ones come whole only where they may be ours: no disk is filled with strangers.
      if (whole && bytes > READ_WHOLE && !reception.holdsSize(bytes)) return plainAnswer(413);
      const file = path.join(folder, temporaryName());
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await pipeline(bodyOf(request), createWriteStream(file, { flags: 'wx', mode: 0o600 }), { signal });
        return json(await reception.identify({ path: file, name, whole }, signal));
      } finally {
        await rm(file, { force: true });
      }
    },
  };
}

function json(recognition: Recognition): Answer {
  return {
    status: 200,
    headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' },
    body: Buffer.from(JSON.stringify(recognition)),
  };
}
