import { subjectPhrases } from './relevance.ts';

/** Phrases that begin with what was typed, most frequent first. */
export function hintsFor(prefix: string, limit: number): string[] {
  const typed = prefix.trim().toLowerCase();
  if (typed === '') return [];
  const found = new Set(
    subjectPhrases()
      .map(({ phrase }) => phrase)
      .filter((phrase) => phrase.startsWith(typed)),
  );
  return [...found].slice(0, limit);
}

export interface CloudTag {
  readonly phrase: string;
  /** 1 to 10; larger is more frequent. */
  readonly rate: number;
}

const CLOUD_SIZE = 40;

export function tagCloud(): CloudTag[] {
  const phrases = subjectPhrases();
  const top = phrases[0]?.weight ?? 1;
  const unique = new Map(phrases.map(({ phrase, weight }) => [phrase, weight] as const).reverse());
  return [...unique]
    .sort(([, a], [, b]) => b - a)
    .slice(0, CLOUD_SIZE)
    .map(([phrase, weight]) => ({ phrase, rate: Math.max(1, Math.round((weight / top) * 10)) }));
}
