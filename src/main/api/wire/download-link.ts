import { required } from './fault.ts';
import { toLink } from './previews.ts';
import { object } from './shape.ts';
import type { WireObject } from './values.ts';

/** `downloadLink`, at the top level or under `data`. */
export function readDownloadLink(answer: WireObject): string {
  return required(
    toLink(answer['downloadLink']) ?? toLink(object(answer, 'data')['downloadLink']),
    'downloadLink',
  );
}
