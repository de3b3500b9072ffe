import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { StockroomError } from '../../../shared/model/failure.ts';
import { diskFailure } from './transfer/failures.ts';

/** Where drives appear: a missing folder right below is a missing drive, and must not be made on this one. */
const MOUNT_POINTS = [/^\/Volumes$/, /^\/media(\/[^/]+)?$/, /^\/run\/media\/[^/]+$/, /^\/mnt$/];

/** Makes the folder that files are to land in, as the user has asked for it. Throws `disk.gone`, `disk.denied`, … */
export function makeFolder(folder: string): string {
  const wanted = path.resolve(folder);
  let standing = wanted;
  while (!existsSync(standing) && path.dirname(standing) !== standing) standing = path.dirname(standing);
  if (standing !== wanted && MOUNT_POINTS.some((pattern) => pattern.test(standing))) {
    throw new StockroomError('disk.gone');
  }
  try {
    mkdirSync(wanted, { recursive: true });
  } catch (error) {
    throw diskFailure(error);
  }
  return wanted;
}
