/** Words asked for at once; more than anybody types. */
const MOST = 16;

/**
 * What the user typed, as a query of the full-text index: every word is the beginning of one. What the index
 * takes for no letter (`_`, `-`, `.`) parts words here as it does there, and nothing typed is its syntax.
 * `null` for nothing to look for.
 */
export function matchOf(text: string): string | null {
  const words = text.normalize('NFC').match(/[\p{L}\p{N}\p{M}\p{Co}]+/gu) ?? [];
  return words.length === 0
    ? null
    : words
        .slice(0, MOST)
        .map((word) => `"${word}" *`)
        .join(' AND ');
}
