/** Longest name that leaves room for a date, a number and an ending on every system; UTF-16 units. */
const LONGEST = 80;

/** A file name, without its ending, from a name that a person gave: one that every system takes. */
export function exportName(name: string, fallback = 'Board'): string {
  const safe = name
    .normalize('NFC')
    .replaceAll(/[\p{Cc}<>:"/\\|?*]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[. ]+|[. ]+$/g, '')
    .slice(0, LONGEST);
  return safe === '' ? fallback : safe;
}
