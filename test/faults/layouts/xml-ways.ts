import type { Chance } from './chance.ts';

/** The same XML as another program may write it: encoding, quotes, entities, and much that stands around it. */
export function rewritten(xml: Buffer, chance: Chance): Buffer {
  let text = xml.toString();
  const root = text.search(/<[A-Za-z]/);
  const body = text.slice(root).trimStart();
  const before = text.slice(0, root);
  const more = before.replace(/<\?xml[^>]*\?>/, '');
  text = body;
  if (chance.once(3)) text = text.replaceAll(/="([^"'<]*)"/g, "='$1'");
  const isPlain = !text.includes('CDATA');
  if (isPlain && chance.once(3)) text = text.replaceAll('Depositphotos', 'D&#x65;posit&#112;hotos');
  if (chance.once(3)) text = widened(text, chance.below(2000));
  if (chance.once(4)) text = text.replaceAll(/(?<=["'])>/g, () => (chance.once(3) ? '\n  >' : '>'));
  const [encoding, encode] = chance.pick<readonly [string | null, (whole: string) => Buffer]>([
    [null, (whole) => Buffer.from(whole)],
    ['UTF-8', (whole) => Buffer.from(whole)],
    ['utf-8', (whole) => Buffer.from(`\uFEFF${whole}`)],
    ['UTF-16', (whole) => Buffer.from(`\uFEFF${whole}`, 'utf16le')],
    ['UTF-16', (whole) => Buffer.from(`\uFEFF${whole}`, 'utf16le').swap16()],
    ['UTF-16LE', (whole) => Buffer.from(whole, 'utf16le')],
    ['ISO-8859-1', (whole) => Buffer.from(numbered(whole), 'latin1')],
    ['windows-1252', (whole) => Buffer.from(numbered(whole), 'latin1')],
  ]);
  const declared = encoding === null ? '' : `<?xml version="1.0" encoding="${encoding}"?>\n`;
  const comment = chance.once(3) ? `<!-- ${'made by hand '.repeat(1 + chance.below(200))}-->` : '';
  return encode(`${declared}${comment}${more}${text}`);
}

/** Signs that are in no 8-bit encoding as numbers. */
function numbered(text: string): string {
  return text.replaceAll(/[\u0100-\uFFFF]/g, (sign) => `&#${sign.charCodeAt(0)};`).normalize('NFC');
}

/** With so many elements more, and some depth. */
function widened(text: string, count: number): string {
  const end = text.lastIndexOf('</');
  const deep = `${'<extra>'.repeat(60)}${'</extra>'.repeat(60)}`;
  return `${text.slice(0, end)}${'<extra/>'.repeat(count)}${deep}${text.slice(end)}`;
}
