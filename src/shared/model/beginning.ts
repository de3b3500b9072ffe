/**
 * The words of a text that fit into `most` characters; a word that does not end there is left out, so that no part of
 * a secret is left of it.
 */
export function beginning(text: string, most: number): string {
  if (text.length <= most) return text;
  const kept = text.slice(0, most + 1);
  return kept.slice(0, Math.max(0, kept.search(/\s\S*$/)));
}
