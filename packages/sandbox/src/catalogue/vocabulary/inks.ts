import { look as ink, palette as inks } from './make.ts';
import type { Look } from './types.ts';

/** Colour schemes of things that are designed rather than found. */
export const INKS: readonly Look[] = [
  ink('ocean', 'in shades of blue', 'blue, ocean, cool, calm', [
    inks('#1b4fa8 #2a6fd0 #3f94e6 #153a80 #0b1f4a', '#cfe8ff', '#57b8ff #8fd3ff #ffd166 #ffffff'),
    inks('#1e5fd0 #3c8af0 #67b2f7 #1546a0 #0a2560', '#e0f2ff', '#7dd3fc #38bdf8 #fbbf24 #ffffff'),
  ]),
  ink('navy', 'in navy blue and gold', 'navy, gold, luxury, elegant, dark blue', [
    inks('#0f1b45 #16265c #c9a227 #e2c15a #070d24', '#fbe9b0', '#d4af37 #f2d98d #24397d #ffffff'),
  ]),
  ink('coral', 'in warm coral tones', 'coral, orange, warm, peach', [
    inks('#f58549 #f7a072 #e4572e #ffd6ba #9a3412', '#fff0e5', '#f2a65a #eec170 #772f1a #fff7ed'),
  ]),
  ink('neon', 'in violet and neon pink', 'violet, purple, neon, pink, vibrant', [
    inks('#3b1278 #5a1fa8 #e0218a #8b3fe0 #1a0740', '#ffd1f0', '#ff4fa3 #9d4edd #3ef0e0 #ffffff'),
    inks('#4a1590 #7b2cbf #f72585 #b5179e #240046', '#ffe0f5', '#4cc9f0 #f15bb5 #fee440 #ffffff'),
  ]),
  ink('forest', 'in fresh green', 'green, fresh, eco, natural', [
    inks('#1f7a3f #2c9a53 #5cc277 #145a2c #0a3318', '#e2f9e3', '#8fd694 #c7f0b8 #f4d35e #ffffff'),
  ]),
  ink('blush', 'in soft pink', 'pink, blush, soft, pastel, romantic', [
    inks('#f7b3cd #fad0e0 #ee82ab #fbe4ec #a8456f', '#fff6fa', '#e86a9a #f9c6d8 #ffd7a8 #ffffff'),
  ]),
  ink('graphite', 'in black and grey', 'black, grey, dark, graphite, modern', [
    inks('#1c1d21 #2b2d33 #6b6f78 #4a4d55 #0c0d0f', '#f1f2f4', '#9aa0aa #c7cbd1 #e4572e #ffffff'),
  ]),
  ink('paper', 'in white and light grey', 'white, light, clean, bright, minimal', [
    inks('#fbfbfa #f1f1f0 #dcdde0 #c6c9ce #3a3d45', '#ffffff', '#e4572e #2e86ab #f3a712 #29335c'),
  ]),
  ink('sunny', 'in sunny yellow', 'yellow, sunny, bright, cheerful', [
    inks('#ffd43b #ffe066 #fab005 #f08c00 #7a4a00', '#fffbe0', '#ff922b #f03e3e #1098ad #ffffff'),
  ]),
  ink('crimson', 'in deep red', 'red, crimson, bold, passion', [
    inks('#b5172f #d42c43 #f25c69 #8a0f22 #450611', '#ffdfe0', '#ff8fa3 #ffb703 #fb8500 #ffffff'),
  ]),
  ink('lagoon', 'in turquoise and white', 'turquoise, teal, cyan, aqua, fresh', [
    inks('#12b5c4 #3fd3dd #8beaf0 #0c8a99 #064650', '#eaffff', '#ffffff #ffd166 #ff6b6b #c8fbff'),
  ]),
  ink('earth', 'in earthy brown tones', 'brown, earthy, natural, warm, boho', [
    inks('#7a4a22 #94602f #c08a4f #5c3616 #2e1a09', '#f6e3c4', '#d9a05b #e8c48f #6b7f52 #f4ecdc'),
  ]),
];
