import type { Uses } from './uses.ts';
import { localName, readXml } from './xml.ts';

/** Elements whose address is a picture. Others link to pages, or to parts of the drawing itself. */
const PICTURED = new Set(['image', 'feImage', 'img']);

export async function readSvg(bytes: Buffer, uses: Uses): Promise<void> {
  const embedded: { readonly data: Buffer; readonly name: string; readonly labels: readonly string[] }[] = [];
  await readXml([bytes], {
    open: (name, attributes) => {
      if (!PICTURED.has(localName(name))) return;
      const href = attributes['href'] ?? attributes['xlink:href'] ?? '';
      const original = attributes['sodipodi:absref'] ?? attributes['inkscape:svg-src-uri'];
      const label = attributes['id'] ?? attributes['inkscape:label'] ?? '';
      const data = /^data:[^,]*;base64,/i.exec(href);
      if (data !== null) {
        const labels = original === undefined ? [label] : [label, original];
        embedded.push({
          data: Buffer.from(href.slice(data[0].length), 'base64'),
          name: label || 'Embedded',
          labels,
        });
      } else if (href !== '' && !href.startsWith('#') && !/^data:/i.test(href)) {
        uses.linked(href, { where: label, labels: original === undefined ? [] : [original] });
      }
    },
  });
  for (const { data, name, labels } of embedded) await uses.embedded(data, { name, where: name, labels });
}
