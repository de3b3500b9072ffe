import sax from 'sax';
import { addressesInCss } from './css.ts';
import { decoderFor } from './encoding.ts';
import type { Uses } from './uses.ts';
import { entryOf } from '../../../shared/model/entry-of.ts';

/** Attributes that address what is shown, by element; `*` stands for all. */
const SHOWN: Readonly<Record<string, readonly string[]>> = {
  '*': ['background', 'data-src', 'data-background'],
  img: ['src', 'lowsrc'],
  image: ['href', 'xlink:href'],
  feimage: ['href', 'xlink:href'],
  input: ['src'],
  source: ['src'],
  video: ['src', 'poster'],
  audio: ['src'],
  embed: ['src'],
  object: ['data'],
  iframe: ['src'],
  frame: ['src'],
  'amp-img': ['src'],
  'v:imagedata': ['src'],
  'v:fill': ['src'],
};

/** A page, a banner or a mail: what its elements and styles show. What a script would load is not known. */
export async function readHtml(bytes: Buffer, uses: Uses): Promise<void> {
  const declared = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{1,40})/i.exec(
    bytes.toString('latin1', 0, 2048),
  )?.[1];
  const text = decoderFor(bytes, declared ?? null).decode(bytes);
  const parser = sax.parser(false, { lowercase: true, position: false });
  const shown: { readonly address: string; readonly label: string }[] = [];
  let base = '';
  let isStyle = false;
  parser.onerror = () => {
    parser.error = null as unknown as Error;
    parser.resume();
  };
  parser.onopentag = ({ name, attributes }) => {
    const told = attributes as Record<string, string>;
    isStyle = name === 'style';
    if (name === 'base' && base === '') base = told['href'] ?? '';
    const label = told['alt'] ?? told['title'] ?? '';
    for (const key of [...(SHOWN['*'] ?? []), ...(entryOf(SHOWN, name) ?? [])]) {
      const address = told[key];
      if (address !== undefined) shown.push({ address, label });
    }
    for (const key of ['srcset', 'imagesrcset', 'data-srcset'])
      for (const address of candidatesOf(told[key] ?? '')) shown.push({ address, label });
    for (const address of addressesInCss(told['style'] ?? '')) shown.push({ address, label });
    const rel = (told['rel'] ?? '').toLowerCase();
    if (name === 'link' && /icon|image|stylesheet|preload/.test(rel))
      shown.push({ address: told['href'] ?? '', label });
    const isPicture = /^(?:og:image|twitter:image)/.test(told['property'] ?? told['name'] ?? '');
    if (name === 'meta' && isPicture) shown.push({ address: told['content'] ?? '', label });
  };
  const style = (css: string) => {
    if (isStyle) shown.push(...addressesInCss(css).map((address) => ({ address, label: '' })));
  };
  parser.ontext = style;
  parser.oncdata = style;
  parser.onclosetag = () => {
    isStyle = false;
  };
  parser.write(text).close();
  for (const { address, label } of shown) {
    const target = address.trim();
    if (target === '' || target.startsWith('#') || /^(?:javascript|about):/i.test(target)) continue;
    const isWhole = /^(?:[a-z][a-z0-9+.-]+:|\/\/)/i.test(target);
    await uses.placed(isWhole ? target : `${base}${target}`, {
      where: '',
      labels: label === '' ? [] : [label],
    });
  }
}

/** `hero.jpg 1x, hero-2.jpg 2x` → both; a data address has a comma of its own. */
function candidatesOf(srcset: string): readonly string[] {
  return [...srcset.matchAll(/\s*(\S*[^,\s])(?:\s[^,]*)?(?:,|$)/g)].flatMap(([, address]) => address ?? []);
}
