import { look, palette as studio } from './make.ts';
import type { Look } from './types.ts';

const WHITE = look(
  'white',
  'on a white background',
  'white background, isolated, white, clean, cut out, studio shot',
  [
    studio('#ffffff #f7f7f7 #ffffff #eeeeee #b9b9bd', '#ffffff', '#e4572e #f3a712 #2e86ab #29335c'),
    studio('#fefefe #f4f6f8 #fdfdfd #e9edf0 #aeb6bd', '#ffffff', '#d1495b #edae49 #00798c #30638e'),
  ],
  1.6,
);
const GREY = look('grey', 'on a grey background', 'grey background, grey, neutral, concrete, minimal', [
  studio('#c9cbce #b4b7bb #bfc1c4 #a4a7ab #5d6065', '#ffffff', '#d95d39 #f0a202 #3f6c8f #2d3142'),
]);
const BLACK = look('dark', 'on a dark background', 'dark background, black, low key, dark, moody', [
  studio('#16171b #232529 #1d1e22 #121316 #060607', '#fff3dd', '#e07a3f #f2b84b #6f93a8 #c44536'),
  studio('#1a1614 #29221e #231c18 #15100d #080605', '#ffe9c9', '#d9743a #eab55a #8a9a7b #b5412f'),
]);
const YELLOW = look(
  'yellow',
  'on a yellow background',
  'yellow background, yellow, vivid, bright, colorful',
  [studio('#ffd23f #fbc021 #f9b916 #e5a20b #a86f05', '#fff6cf', '#ee4266 #ffffff #0ead69 #3bceac')],
);
const PINK = look('pink', 'on a pink background', 'pink background, pink, pastel, feminine, trendy', [
  studio('#f7a8c4 #f090b2 #ee8caf #d9739a #9d4268', '#ffeaf2', '#ffffff #ffd166 #7b2d8b #ef476f'),
  studio('#f3b5da #e99ccc #e898c9 #d07fb3 #94487a', '#fff0fa', '#ffffff #fcbf49 #6a4c93 #e63973'),
]);
const BLUE = look('blue', 'on a blue background', 'blue background, blue, fresh, cool, vivid', [
  studio('#3d7ee0 #2f6bcb #2a63c0 #2254a8 #123066', '#dbe9ff', '#ffd166 #ffffff #ef476f #ff9f1c'),
  studio('#4f9bf0 #3c86de #367dd4 #2b69b8 #153c74', '#e3f0ff', '#ffe066 #ffffff #f25f5c #f7934c'),
]);
const MINT = look('green', 'on a green background', 'green background, green, fresh, natural, eco', [
  studio('#58b368 #47a058 #419a53 #347f45 #184a25', '#e6fbe4', '#ffffff #ffd23f #ee4266 #f4a259'),
]);
const RED = look('red', 'on a red background', 'red background, red, bold, vivid, passion', [
  studio('#e23b3b #cc2c2f #c2272b #a61d22 #5c0d11', '#ffe3dc', '#ffffff #ffd23f #1d3557 #f4a261'),
]);
const ORANGE = look('orange', 'on an orange background', 'orange background, orange, warm, energy, vivid', [
  studio('#f99a1c #f0880d #ea800a #cf6d05 #7d3f02', '#fff0d6', '#ffffff #2ec4b6 #e71d36 #ffe8a3'),
]);
const WOOD = look(
  'wood',
  'on a rustic wooden table',
  'wood, wooden table, rustic, brown, table, vintage',
  [
    studio('#5a3a22 #6b4629 #8a5a33 #6f4626 #2a180c', '#ffe3b8', '#c8553d #e9b44c #7f9c6b #f2e3c6'),
    studio('#4b3324 #5d402d #7a5236 #5f3e27 #22140b', '#ffdcae', '#bf4e30 #e3a542 #6f8f63 #f0dcb8'),
  ],
  1.1,
);
const CREAM = look('pastel', 'on a pastel background', 'pastel, beige, soft, peach, minimal, elegant', [
  studio('#fadcc0 #f6d0ad #f7d5b6 #e9bf9b #a97f5c', '#fffaf2', '#e07a5f #81b29a #3d405b #f2cc8f'),
]);
const VIOLET = look('violet', 'on a purple background', 'purple background, purple, violet, trendy, neon', [
  studio('#7a3fae #68309a #612a92 #50207c #280d44', '#f2e2ff', '#ffd23f #ff6b9a #4de0d8 #ffffff'),
]);

/** For still lifes and portraits. */
export const STUDIO: readonly Look[] = [
  WHITE,
  GREY,
  BLACK,
  YELLOW,
  PINK,
  BLUE,
  MINT,
  RED,
  ORANGE,
  WOOD,
  CREAM,
  VIOLET,
];
/** For what stands on a table. */
export const TABLE: readonly Look[] = [WHITE, WOOD, WOOD, BLACK, GREY, CREAM, MINT, BLUE, YELLOW, PINK];
/** For portraits: no table. */
export const BACKDROP: readonly Look[] = [
  WHITE,
  GREY,
  BLACK,
  YELLOW,
  PINK,
  BLUE,
  MINT,
  CREAM,
  VIOLET,
  ORANGE,
];
export const PLAIN: readonly Look[] = [WHITE, GREY, BLUE, YELLOW, CREAM, BLACK];
