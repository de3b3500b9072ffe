/**
 * A name as an identity: two names that a person reads as one have the same key. Names are compared by it, kept and
 * shown as they were written. Case (`ß` is `ss`, `Σ` has one small form, the dots of the Turkish i count for nothing),
 * compatibility and normal forms (NFKC), spaces of every kind and signs without a width make no difference. A name of
 * such signs alone has the empty key.
 *
 * Stored keys are made by it, too: a change here needs a migration that makes them anew.
 */
export function foldName(name: string): string {
  let folded = name;
  // Each step may make room for another: an upper case has compatible forms, a sign less lets two letters compose.
  for (let rounds = 0; rounds < MOST_ROUNDS; rounds += 1) {
    const next = foldOnce(folded);
    if (next === folded) return folded;
    folded = next;
  }
  return folded;
}

/** Two do for nearly all; nothing known needs more than four. */
const MOST_ROUNDS = 10;

function foldOnce(name: string): string {
  return (
    name
      .replaceAll(/[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu, '')
      .normalize('NFKC')
      // There and back is full case folding: upper cases are longer where one small letter stands for two.
      .toUpperCase()
      .toLowerCase()
      .replaceAll('ς', 'σ')
      // Decomposed, for the dot of İ stands behind the marks below its letter, which may compose with the i.
      .normalize('NFD')
      .replaceAll(/(i\p{M}*?)\u0307/gu, '$1')
      .normalize('NFC')
      .replaceAll(/[\s\p{Z}\p{Cc}]+/gu, ' ')
      .trim()
  );
}

/** Whether two names are one. */
export function isSameName(one: string, other: string): boolean {
  return foldName(one) === foldName(other);
}
