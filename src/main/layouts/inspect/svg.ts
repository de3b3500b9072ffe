import { addressesInCss } from './css.ts';
import { startOf } from './encoding.ts';
import type { Uses } from './uses.ts';
import { localName, readXml } from './xml.ts';

/** Elements whose address is a picture. Others link to pages, or to parts of the drawing itself. */
const PICTURED = new Set([
  'image',
  'feImage',
  'img',
  'use',
  'video',
  'audio',
  'source',
  'iframe',
  'embed',
  'object',
]);
/** Attributes with an address, whatever stands before the colon. */
const ADDRESSES = new Set(['href', 'src', 'data', 'poster']);

interface Shown {
  readonly address: string;
  readonly label: string;
  readonly labels: readonly string[];
}

/** A drawing: pictures in it, links, and what its styles show. */
export async function readSvg(bytes: Buffer, uses: Uses): Promise<void> {
  const shown: Shown[] = [...sheetsOf(bytes)];
  try {
    await readXml([bytes], {
      open: (name, attributes) => {
        const label = attributes['id'] ?? attributes['inkscape:label'] ?? '';
        const original = attributes['sodipodi:absref'] ?? attributes['inkscape:svg-src-uri'];
        const labels = original === undefined ? [] : [original];
        for (const [key, value] of Object.entries(attributes)) {
          if (PICTURED.has(localName(name)) && ADDRESSES.has(localName(key)))
            shown.push({ address: value, label, labels });
          // `style`, and what may be said without one: `fill`, `mask`, `cursor`.
          else if (value.includes('url('))
            for (const address of addressesInCss(value)) shown.push({ address, label, labels });
        }
      },
      close: (name, text) => {
        if (localName(name) !== 'style') return;
        for (const address of addressesInCss(text)) shown.push({ address, label: '', labels: [] });
      },
    });
  } finally {
    for (const { address, label, labels } of shown) await show(address.trim(), label, labels, uses);
  }
}

async function show(address: string, label: string, labels: readonly string[], uses: Uses): Promise<void> {
  if (address === '' || address.startsWith('#')) return;
  const isInside = /^data:/i.test(address);
  const told = isInside ? { name: label || 'Embedded', labels: [label, ...labels] } : { labels };
  await uses.placed(isInside ? address : address.replace(/#[^/]*$/, ''), { where: label, ...told });
}

/** Style sheets beside the drawing stand before it. */
function sheetsOf(bytes: Buffer): readonly Shown[] {
  const start = startOf(bytes.subarray(0, 4096));
  return [...start.matchAll(/<\?xml-stylesheet\s[^>]*?href\s*=\s*["']([^"'#][^"']*)["']/g)].map(
    ([, address = '']) => ({
      address,
      label: '',
      labels: [],
    }),
  );
}
