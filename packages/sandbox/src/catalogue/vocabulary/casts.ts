import type { CataloguePeople } from '../asset.ts';
import type { Cast } from './types.ts';

function cast(
  key: string,
  who: string,
  tags: string,
  gender: CataloguePeople['gender'],
  age: CataloguePeople['age'],
  ethnicity: string,
  count = 1,
): Cast {
  return { key, who, tags, gender, age, ethnicity, count };
}

const FEMALE = 'female, lady, girl';
const MALE = 'male, guy, gentleman';

/** Ethnicities are filters of the service; words for them stay out of most titles, as on real pages. */
export const WOMEN: readonly Cast[] = [
  cast('w20a', 'young woman', FEMALE, 'female', '20', 'caucasian'),
  cast('w20b', 'young Black woman', `${FEMALE}, african american`, 'female', '20', 'black'),
  cast('w20c', 'young Asian woman', `${FEMALE}, asian`, 'female', '20', 'asian'),
  cast('w30a', 'woman', FEMALE, 'female', '30', 'hispanic'),
  cast('w30b', 'woman', FEMALE, 'female', '30', 'other'),
  cast('w40a', 'confident woman', `${FEMALE}, adult`, 'female', '40', 'caucasian'),
  cast('w50a', 'mature woman', 'female, lady, middle aged', 'female', '50', 'black'),
  cast('w60a', 'senior woman', 'female, lady, elderly, grandmother', 'female', '60', 'caucasian'),
  cast('w70a', 'elderly woman', 'female, lady, senior, grandmother', 'female', '70', 'asian'),
];

export const MEN: readonly Cast[] = [
  cast('m20a', 'young man', MALE, 'male', '20', 'caucasian'),
  cast('m20b', 'young Black man', `${MALE}, african american`, 'male', '20', 'black'),
  cast('m30a', 'man', MALE, 'male', '30', 'asian'),
  cast('m30b', 'bearded man', `${MALE}, beard`, 'male', '30', 'hispanic'),
  cast('m40a', 'man', `${MALE}, adult`, 'male', '40', 'other'),
  cast('m50a', 'mature man', 'male, middle aged', 'male', '50', 'caucasian'),
  cast('m60a', 'senior man', 'male, elderly, grandfather', 'male', '60', 'black'),
];

export const CHILDREN: readonly Cast[] = [
  cast('girl', 'little girl', 'female, kid', 'female', 'child', 'caucasian'),
  cast('girlb', 'happy little girl', 'female, kid', 'female', 'child', 'black'),
  cast('boy', 'little boy', 'male, kid', 'male', 'child', 'asian'),
  cast('boyb', 'cheerful boy', 'male, kid', 'male', 'child', 'hispanic'),
  cast('teen', 'teenage girl', 'female, teenager', 'female', 'teenager', 'caucasian'),
  cast('teenb', 'teenage boy', 'male, teenager', 'male', 'teenager', 'other'),
];

export const COUPLES: readonly Cast[] = [
  cast('pair20', 'young couple', 'woman, man, two people', 'both', '20', 'caucasian', 2),
  cast('pair20b', 'happy couple', 'woman, man, two people', 'both', '20', 'black', 2),
  cast('pair30', 'smiling couple', 'woman, man, two people', 'both', '30', 'asian', 2),
  cast('pair60', 'senior couple', 'woman, man, elderly, two people', 'both', '60', 'caucasian', 2),
];

export const FAMILIES_CAST: readonly Cast[] = [
  cast('fam3', 'happy family', 'mother, father, child', 'both', '30', 'caucasian', 3),
  cast('fam3b', 'young family', 'mother, father, child', 'both', '30', 'black', 3),
  cast('fam4', 'family of four', 'mother, father, children', 'both', '40', 'hispanic', 4),
  cast('mother', 'mother and child', 'mother, child, woman', 'female', '30', 'asian', 2),
];

export const GROUPS: readonly Cast[] = [
  cast('three', 'three colleagues', 'woman, man', 'both', '30', 'multi', 3),
  cast('four', 'diverse team', 'women, men, diversity', 'both', '30', 'multi', 4),
  cast('five', 'group of professionals', 'women, men, diversity', 'both', '40', 'multi', 5),
];
