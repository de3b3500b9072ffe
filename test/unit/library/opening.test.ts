import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isInert, isInertSvg } from '../../../src/main/library/files/opening.ts';
import { tempFolderPerTest } from '../../support/temp-folder.ts';

const folder = tempFolderPerTest();
const svg = (inside: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inside}</svg>`;
const opens = (name: string, content: string | Uint8Array) => {
  const file = path.join(folder.path, name);
  writeFileSync(file, content);
  return isInert(file);
};

const PLAIN = svg(
  '<defs><linearGradient id="a"><stop offset="0"/></linearGradient></defs><style>.b{fill:url(#a)}</style><path class="b" d="M0 0"/><use href="#c"/><image xlink:href="data:image/png;base64,iVBORw0KGgo="/>',
);

it('opens pictures, films and drawings that only show something', async () => {
  expect(await opens('a.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toBe(true);
  expect(await opens('b.MP4', Buffer.from('\0\0\0\x18ftypmp42'))).toBe(true);
  expect(await opens('c.pdf', '%PDF-1.7\n')).toBe(true);
  expect(await opens('d.svg', PLAIN)).toBe(true);
  expect(await opens('e.svg', `<?xml version="1.0" encoding="UTF-8"?>\n${PLAIN}`)).toBe(true);
});

describe('a drawing that acts', () => {
  it.each([
    '<script>alert(1)</script>',
    '<SCRIPT href="#a"/>',
    '<x:script xmlns:x="http://www.w3.org/2000/svg">1</x:script>',
    '<rect onload="alert(1)"/>',
    '<rect\nonclick = "alert(1)"/>',
    '<rect fill="red"onload=alert(1) />',
    '<a href="javascript:alert(1)"><text>x</text></a>',
    '<a xlink:href=" java&#115;cript:alert(1)"><text>x</text></a>',
    '<a href="https://example.org/"><text>x</text></a>',
    '<image href="file:///etc/passwd"/>',
    '<image href="data:image/svg+xml;base64,PHN2Zz4="/>',
    '<use href="other.svg#a"/>',
    '<animate attributeName="href" values="javascript:alert(1)"/>',
    '<set attributeName="onload" to="alert(1)"/>',
    '<foreignObject><body/></foreignObject>',
    '<style>@import "https://example.org/a.css";</style>',
    '<rect style="fill:url(https://example.org/a)"/>',
  ])('%s', (inside) => expect(isInertSvg(Buffer.from(svg(inside)))).toBe(false));

  it.each([
    '<!DOCTYPE svg [<!ENTITY a "x">]><svg>&a;</svg>',
    '<?xml-stylesheet href="a.xsl"?><svg/>',
    '<?xml version="1.0" encoding="utf-7"?><svg>+ADw-script+AD4-</svg>',
  ])('%s', (text) => expect(isInertSvg(Buffer.from(text))).toBe(false));

  it('in an encoding that is not read', () => {
    expect(isInertSvg(Buffer.from(`\ufeff${PLAIN}`, 'utf16le'))).toBe(false);
    expect(isInertSvg(Buffer.from([0x3c, 0xff, 0xfe]))).toBe(false);
  });
});

it.each([
  ['a.html', '<p>'],
  ['a.svgz', Buffer.from([0x1f, 0x8b])],
  ['a.exe', 'MZ'],
  ['a.jpg.lnk', 'L\0\0\0'],
  ['a.desktop', '[Desktop Entry]'],
  ['a', 'x'],
  ['page.jpg', '<!doctype html><script>1</script>'],
  ['page2.png', '\ufeff  <html>'],
  ['page3.pdf', Buffer.from('<svg onload="1"/>', 'utf16le')],
  ['tool.mp4', '#!/bin/sh\n'],
  ['tool.zip', Buffer.from('\x7fELF', 'latin1')],
  ['tool.gif', 'MZ\x90'],
])('leaves %s alone', async (name, content) => expect(await opens(name, content)).toBe(false));

it('leaves alone what cannot be read', async () => {
  expect(await isInert(path.join(folder.path, 'missing.jpg'))).toBe(false);
});
