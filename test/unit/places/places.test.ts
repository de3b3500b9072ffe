import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { createPlaces } from '../../../src/main/platform/locations/index.ts';
import { isFailureCode } from '../../../src/shared/model/failure.ts';
import { tempFolderPerTest } from '../../support/temp-folder.ts';

const temp = tempFolderPerTest();
const at = (...names: readonly string[]) => path.join(temp.path, ...names);
const places = (setApart = at('pictures')) => createPlaces({ root: at('data', 'profile'), setApart });

beforeEach(() => {
  mkdirSync(at('data', 'profile', 'previews'), { recursive: true });
  mkdirSync(at('pictures'));
});

test('the profile, what lies in it and what holds it are refused', () => {
  const { overlaps, refuse } = places();
  for (const folder of [
    at('data', 'profile'),
    at('data', 'profile', 'dropped'),
    at('data', 'profile', 'previews', 'deep', 'deeper'),
    at('data'),
    temp.path,
    path.parse(temp.path).root,
  ]) {
    expect([folder, overlaps(folder)]).toEqual([folder, true]);
    expect(() => refuse(folder)).toThrow(/profile/);
  }
  try {
    refuse(at('data'));
  } catch (error) {
    expect(isFailureCode(error, 'folder.profile')).toBe(true);
  }
});

test('folders beside the profile are taken, also those whose names begin alike, and those to come', () => {
  const { overlaps } = places();
  for (const folder of [
    at('pictures'),
    at('data', 'profile 2'),
    at('data', '..profile'),
    at('new', 'deep'),
  ]) {
    expect([folder, overlaps(folder)]).toEqual([folder, false]);
  }
});

test('links and dots lead nowhere else', () => {
  symlinkSync(at('data', 'profile'), at('link'));
  symlinkSync(at('data'), at('around'));
  symlinkSync(at('link', 'previews'), at('pictures', 'twice'));
  const { overlaps } = places();
  for (const folder of [
    at('link'),
    at('link', 'new'),
    at('around'),
    at('around', 'profile', 'x'),
    at('pictures', 'twice'),
    `${at('pictures')}${path.sep}..${path.sep}data${path.sep}profile${path.sep}x`,
  ]) {
    expect([folder, overlaps(folder)]).toEqual([folder, true]);
  }
});

test('a profile that is itself named by a link', () => {
  symlinkSync(at('data', 'profile'), at('link'));
  const { overlaps } = createPlaces({ root: at('link'), setApart: at('pictures') });
  expect([at('data', 'profile', 'x'), at('data'), at('pictures')].map(overlaps)).toEqual([true, true, false]);
});

test('the folder that is set apart in the profile is taken, and nothing beside or around it', () => {
  const { overlaps } = places(at('data', 'profile', 'library'));
  expect(overlaps(at('data', 'profile', 'library'))).toBe(false);
  expect(overlaps(at('data', 'profile', 'library', 'job'))).toBe(false);
  expect(overlaps(at('data', 'profile', 'library 2'))).toBe(true);
  expect(overlaps(at('data', 'profile'))).toBe(true);
});

test('a default folder that holds the profile is no folder set apart', () => {
  const { overlaps } = places(at('data'));
  expect(overlaps(at('data'))).toBe(true);
  expect(overlaps(at('data', 'profile', 'x'))).toBe(true);
  expect(overlaps(at('data', 'other'))).toBe(false);
  expect(places(at('data', 'profile')).overlaps(at('data', 'profile', 'x'))).toBe(true);
});
