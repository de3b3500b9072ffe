/**
 * How well the letters of a query are found in a text, in their order: the more of them begin words or follow each
 * other the better. `null` when one is missing.
 */
export function fuzzyScore(query: string, text: string): number | null {
  const [letters, whole] = [query.toLowerCase().replaceAll(' ', ''), text.toLowerCase()];
  let score = 0;
  let at = -1;
  for (const letter of letters) {
    const next = whole.indexOf(letter, at + 1);
    if (next === -1) return null;
    if (next === at + 1) score += 2;
    if (next === 0 || whole[next - 1] === ' ') score += 3;
    score -= (next - at - 1) / whole.length;
    at = next;
  }
  return score;
}
