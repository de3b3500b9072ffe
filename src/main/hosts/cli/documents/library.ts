import { z } from 'zod';
import { FILE_KINDS } from '../../../../shared/model/storage.ts';
import { id } from './parts.ts';

const count = z.int().min(0);
const space = z.strictObject({ files: count, bytes: count });
const standing = {
  connected: z.boolean(),
  files: z.strictObject({ here: count, missing: count, changed: count, notConnected: count }),
  strangers: count,
};

/** `stockroom library status --json` */
export const libraryStatus = z
  .strictObject({
    ...standing,
    folder: z.string(),
    lookedAt: z.string().nullable(),
    space: z.strictObject({
      library: z.array(
        z.strictObject({
          right: z.enum(['comp', 'licensed']),
          kind: z.enum(FILE_KINDS),
          files: count,
          bytes: count,
        }),
      ),
      kept: space,
      previews: space,
      database: count,
      free: z.int().nullable(),
    }),
  })
  .meta({ title: 'stockroom library status --json' });

/** `stockroom library scan --json` */
export const libraryScan = z
  .strictObject({
    ...standing,
    folder: z.string(),
    found: z.strictObject({
      looked: count,
      hashed: count,
      moved: count,
      missing: count,
      changed: count,
      back: count,
    }),
  })
  .meta({ title: 'stockroom library scan --json' });

/** `stockroom library verify --json` */
export const libraryVerify = z
  .strictObject({
    files: count,
    bytes: count,
    problems: z.array(
      z.strictObject({
        kind: z.enum(['changed', 'missing', 'not-connected', 'unreadable']),
        assetId: id,
        right: z.enum(['comp', 'licensed']),
        path: z.string(),
      }),
    ),
  })
  .meta({ title: 'stockroom library verify --json' });
