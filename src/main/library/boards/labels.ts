import type { MediaType } from '../../../shared/model/asset.ts';
import type { Right } from '../../../shared/model/download.ts';

/** Words on paper, where a reader can't ask what a sign means. */
export const RIGHT_LABEL: Readonly<Record<Right, string>> = {
  comp: 'COMP, not licensed',
  licensed: 'Licensed',
};
export const MEDIA_LABEL: Readonly<Record<MediaType, string>> = {
  image: 'Photo',
  vector: 'Vector',
  video: 'Video',
  audio: 'Audio',
};
