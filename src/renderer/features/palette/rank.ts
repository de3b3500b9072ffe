import { foldName } from '../../../shared/model/fold-name.ts';
import { fuzzyScore } from './fuzzy.ts';

/** What is matched: the label counts most. */
interface Text {
  readonly label: string;
  readonly detail?: string;
  readonly words?: string;
}

const WHOLE = 100;
const BEGINS = 60;
const WORD = 40;
const INSIDE = 15;
const ELSEWHERE = 10;
const LETTERS = 5;
/** Longer labels hold the letters of nearly any word in order. */
const LONGEST_BY_LETTERS = 40;

/**
 * How well a text answers what was typed: every word typed begins a word of it, best one of the label, or stands inside
 * the label. A short label is also found by its letters in their order. `null` when it does not match.
 */
export function rank(typed: string, { label, detail = '', words = '' }: Text): number | null {
  const wanted = foldName(typed);
  if (wanted === '') return 0;
  const name = foldName(label);
  if (name === wanted) return WHOLE;
  if (name.startsWith(wanted)) return BEGINS;
  const rest = wordsOf(`${detail} ${words}`);
  const own = wordsOf(name);
  let least = WORD;
  for (const part of wordsOf(wanted)) {
    if (own.some((word) => word.startsWith(part))) continue;
    if (name.includes(part)) least = Math.min(least, INSIDE);
    else if (rest.some((word) => word.startsWith(part))) least = Math.min(least, ELSEWHERE);
    else return byLetters(wanted, name);
  }
  return least;
}

function byLetters(wanted: string, name: string): number | null {
  if (name.length > LONGEST_BY_LETTERS) return null;
  const score = fuzzyScore(wanted, name);
  // Between nothing and the weakest match by words, the better the letters stand together the more.
  return score === null ? null : (LETTERS * Math.max(0, score)) / (5 * wanted.length);
}

function wordsOf(text: string): readonly string[] {
  return foldName(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
