import type { Motif } from './motifs.ts';

/** Words of one motif as people read them. All of it is searchable, and nothing else is. */
interface MotifText {
  readonly title: string;
  readonly description: string;
  readonly tags: readonly string[];
}

const MAX_TAGS = 30;

export function textOf(motif: Motif): MotifText {
  const { subject, shot, look, cast, format } = motif;
  const title = capitalised(`${shot.title.replace('{who}', cast?.who ?? 'person')} ${look.phrase}`);
  const tags = [
    ...list(subject.tags).slice(0, 3),
    ...list(shot.tags).slice(0, 4),
    ...list(look.tags).slice(0, 3),
    ...(cast === null ? [] : [cast.who, ...list(cast.tags)]),
    ...list(subject.tags).slice(3),
    ...list(shot.tags).slice(4),
    ...list(look.tags).slice(3),
    ...list(format.tags),
  ];
  return {
    title,
    description: `${title}. ${capitalised(list(look.tags).slice(0, 2).join(' and '))}, ${list(subject.tags).slice(0, 2).join(', ')}${SECOND[format.type]}`,
    tags: [...new Set(tags)].slice(0, MAX_TAGS),
  };
}

const SECOND = { image: '.', vector: ', vector.', video: ', video.', audio: ', audio.' } as const;

export function list(tags: string): string[] {
  return tags.split(', ');
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
