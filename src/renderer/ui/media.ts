import { AudioLines, Film, Image, PenTool } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { MediaType } from '../../shared/model/asset.ts';

interface Media {
  readonly label: string;
  readonly icon: LucideIcon;
}

/** How people call the media types. */
export const MEDIA: Readonly<Record<MediaType, Media>> = {
  image: { label: 'Photo', icon: Image },
  vector: { label: 'Vector', icon: PenTool },
  video: { label: 'Video', icon: Film },
  audio: { label: 'Audio', icon: AudioLines },
};
