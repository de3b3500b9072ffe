import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { followLink } from '../../../src/main/layouts/links.ts';
import { idmlBeside } from '../../../src/main/layouts/inspect/package.ts';
import { tempFolderPerTest } from '../../support/temp-folder.ts';

const temp = tempFolderPerTest();
const put = (name: string) => {
  const at = path.join(temp.path, name);
  mkdirSync(path.dirname(at), { recursive: true });
  writeFileSync(at, 'x');
  return at;
};
const follow = (target: string, layout = 'job/page.idml') =>
  followLink(target, { layout: path.join(temp.path, layout) });

const NFC = 'Café Größe.jpg'.normalize('NFC');
const NFD = NFC.normalize('NFD');

test.each([
  ['another Unicode form', `file:/Users/ana/Job/Links/${encodeURIComponent(NFC)}`, `Links/${NFD}`],
  ['another form the other way', `/Users/ana/Job/${NFD}`, `Links/${NFC}`],
  ['other capitals', 'file:C:/Job/Links/hero%20shot.jpg', 'Links/Hero Shot.JPG'],
  ['other capitals of a folder', 'links/HERO.JPG', 'Links/hero.jpg'],
  ['both', `C:\\Job\\${NFC.toUpperCase()}`, `links/${NFD}`],
  ['percent signs that are meant', 'file:/Job/100%25%20cotton%20%5bfinal%5d.jpg', '100% cotton [final].jpg'],
  ['percent signs that are part of the name', 'hero%20shot.jpg', 'hero%20shot.jpg'],
  ['percent signs that are none', 'Links/100% cotton.jpg', 'Links/100% cotton.jpg'],
  ['a number sign that is not written as it should', 'file:/Users/ana/Job/take #3.jpg', 'take #3.jpg'],
  ['a question mark', 'file:/Users/ana/Job/why%3F.jpg', 'why?.jpg'],
  ['an address with a question', 'img/hero.jpg?v=3#top', 'img/hero.jpg'],
  ['backslashes', '..\\pictures\\hero.jpg', '../pictures/hero.jpg'],
  ['an emoji, a dash and quotes', `file:/x/${encodeURIComponent('🏔️ – “hero”.jpg')}`, 'Links/🏔️ – “hero”.jpg'],
])('a link in %s leads to its file', async (_name, target, file) => {
  const at = put(path.join('job', file));
  const end = await follow(target);
  expect(end.kind === 'file' && path.resolve(end.path)).toBe(path.resolve(at));
});

test('the name as it is written comes first, in every place', async () => {
  put('job/hero.jpg');
  const exact = put('job/Links/Hero.jpg');
  expect(await follow('/x/Hero.jpg')).toEqual({ kind: 'file', path: exact });
  put(`job/${NFC}`);
  const form = put(`job/${NFD}`);
  expect(await follow(`/x/${NFD}`)).toEqual({ kind: 'file', path: form });
});

test('of two names that differ in capitals none is chosen', async () => {
  put('job/HERO.jpg');
  put('job/Hero.jpg');
  expect(await follow('/x/hero.jpg')).toEqual({ kind: 'missing' });
});

test('the IDML beside a document is found under its name in another form', async () => {
  const idml = put(`job/${NFD}.IDML`);
  expect(await idmlBeside(path.join(temp.path, `job/${NFC}.indd`))).toBe(idml);
});
