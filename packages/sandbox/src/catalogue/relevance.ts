import type { Motif } from './motifs.ts';
import { list } from './text.ts';
import { oneEditApart, stems } from './words.ts';
import { SUBJECTS } from './vocabulary/index.ts';
import { motifs } from './motifs.ts';

/** How strongly a facet's word speaks for the motif. */
const CORE = 4;
const TITLE = 3;
const TAG = 1;
/** The first tags say what it is, the others what else it is called. */
const CORE_TAGS = 3;

type Weights = ReadonlyMap<string, number>;

/** What each word counts for one motif: its facets share their maps, so this costs little memory. */
const facetWeights = new WeakMap<object, Weights>();

function weightsOf(facet: object, make: () => readonly (readonly [string, number])[]): Weights {
  const known = facetWeights.get(facet);
  if (known !== undefined) return known;
  const weights = new Map<string, number>();
  for (const [text, weight] of make()) {
    for (const word of stems(text)) weights.set(word, Math.max(weight, weights.get(word) ?? 0));
  }
  facetWeights.set(facet, weights);
  return weights;
}

const tagged = (tags: string, core: number): (readonly [string, number])[] =>
  list(tags).map((tag, index) => [tag, index < core ? CORE : TAG] as const);

/** `format.tags` are few constant texts; a boxed one each gives the weak map its key. */
const formatKeys = new Map<string, { readonly tags: string }>();

function formatKey(tags: string): { readonly tags: string } {
  const known = formatKeys.get(tags) ?? { tags };
  formatKeys.set(tags, known);
  return known;
}

/** By rank; filled as motifs are asked about. */
const facetsByRank: (readonly Weights[])[] = [];

function facets(motif: Motif): readonly Weights[] {
  const known = facetsByRank[motif.rank];
  if (known !== undefined) return known;
  const { subject, shot, look, cast, format } = motif;
  const key = formatKey(format.tags);
  const weights = [
    weightsOf(subject, () => tagged(subject.tags, CORE_TAGS)),
    weightsOf(shot, () => [[shot.title.replace('{who}', ''), TITLE] as const, ...tagged(shot.tags, 0)]),
    weightsOf(look, () => [[look.phrase, TITLE] as const, ...tagged(look.tags, 0)]),
    weightsOf(key, () => tagged(key.tags, 0)),
    ...(cast === null ? [] : [weightsOf(cast, () => [[cast.who, CORE] as const, ...tagged(cast.tags, 1)])]),
  ];
  facetsByRank[motif.rank] = weights;
  return weights;
}

/** Sum over the words, each by its best facet; 0 when one of them is missing. */
export function relevance(motif: Motif, words: readonly string[]): number {
  const weights = facets(motif);
  let sum = 0;
  for (const word of words) {
    let best = 0;
    for (const facet of weights) best = Math.max(best, facet.get(word) ?? 0);
    if (best === 0) return 0;
    sum += best;
  }
  return sum;
}

export function mentionsAny(motif: Motif, words: readonly string[]): boolean {
  const weights = facets(motif);
  return words.some((word) => weights.some((facet) => facet.has(word)));
}

let vocabulary: ReadonlySet<string> | undefined;

/** Every word that any motif can be found by. */
function knownWords(): ReadonlySet<string> {
  vocabulary ??= new Set(new Set(motifs().flatMap(facets)).values().flatMap((facet) => facet.keys()));
  return vocabulary;
}

/**
 * The words of a phrase that the catalogue knows, misspelt ones corrected. Unknown words are left out as long
 * as one is known; `null`: not one is.
 */
export function understood(text: string, correct: boolean): readonly string[] | null {
  const words = stems(text);
  const known = words.flatMap((word) => {
    if (knownWords().has(word)) return [word];
    const nearest =
      correct && word.length >= 4 ? [...knownWords()].find((other) => oneEditApart(word, other)) : undefined;
    return nearest === undefined ? [] : [nearest];
  });
  return known.length === 0 && words.length > 0 ? null : [...new Set(known)];
}

/** Names of subjects, most frequent first: what hints and clouds are made of. */
export function subjectPhrases(): readonly { readonly phrase: string; readonly weight: number }[] {
  return SUBJECTS.flatMap((subject) => {
    const names = list(subject.tags).slice(0, CORE_TAGS);
    const first = names[0] ?? subject.key;
    return [
      ...names.map((phrase, index) => ({ phrase, weight: subject.weight / (index + 1) })),
      ...subject.looks.map((look) => ({
        phrase: `${first} ${list(look.tags)[0] ?? ''}`,
        weight: (subject.weight * (look.weight ?? 1)) / subject.looks.length,
      })),
      ...subject.shots.flatMap((shot) =>
        list(shot.tags)
          .slice(0, 2)
          .map((tag) => ({
            phrase: tag.includes(first) ? tag : `${first} ${tag}`,
            weight: subject.weight / subject.shots.length,
          })),
      ),
    ];
  }).sort((a, b) => b.weight - a.weight);
}
