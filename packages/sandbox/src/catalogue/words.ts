/** Words that carry no subject: they never narrow a search. */
const STOP = new Set(
  'a an and are as at by for from in into is it its of off on onto or over the to under up with without near stock image picture images pictures royalty'.split(
    ' ',
  ),
);

const IRREGULAR: Readonly<Record<string, string>> = {
  women: 'woman',
  men: 'man',
  children: 'child',
  kids: 'kid',
  leaves: 'leaf',
  knives: 'knife',
  shelves: 'shelf',
  people: 'people',
  news: 'news',
  christmas: 'christmas',
  business: 'business',
  process: 'process',
  grass: 'grass',
  glass: 'glass',
  glasses: 'glass',
  movies: 'movie',
  cookies: 'cookie',
  gray: 'grey',
  colour: 'color',
  coloured: 'colorful',
  colourful: 'colorful',
};

/** The content words of a text, stemmed, in order. */
export function stems(text: string): string[] {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !STOP.has(word))
    .map(stem);
}

/** A light stem: plurals fall away, nothing else, so that `painting` does not become `paint`. */
function stem(word: string): string {
  const known = IRREGULAR[word];
  if (known !== undefined) return known;
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.length > 4 && /(?:s|x|ch|sh|z)es$/.test(word)) return word.slice(0, -2);
  if (word.length > 3 && word.endsWith('s') && !/(?:ss|us|is)$/.test(word)) return word.slice(0, -1);
  return word;
}

/** Whether one edit (a letter more, less, other, or two swapped) turns one word into the other. */
export function oneEditApart(left: string, right: string): boolean {
  if (Math.abs(left.length - right.length) > 1 || left === right) return false;
  let start = 0;
  while (start < left.length && left[start] === right[start]) start += 1;
  const [a, b] = [left.slice(start), right.slice(start)];
  return (
    a.slice(1) === b.slice(1) ||
    a.slice(1) === b ||
    a === b.slice(1) ||
    (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2))
  );
}
