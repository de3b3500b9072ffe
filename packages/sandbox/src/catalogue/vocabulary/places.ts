import { look, palette } from './make.ts';
import type { Look } from './types.ts';

/**
 * Rooms and streets behind people, out of focus. Tones: wall or sky, its shade, floor or ground, furniture,
 * deepest shadow. The key tells the scene what to put there.
 */
export const PLACES: readonly Look[] = [
  look('office', 'in a bright office', 'office, workplace, window, corporate, indoors', [
    palette('#d3dfe8 #bccdd9 #a9b8c2 #7f95a5 #34434f', '#ffffff', '#2f6690 #f4a259 #3a506b #e0fbfc'),
    palette('#e3e3df #cfd3d2 #b9b4a8 #8d9190 #3a3f40', '#fffdf5', '#1d3557 #c8553d #588b8b #f1faee'),
  ]),
  look('home', 'at home', 'home, living room, indoors, cosy, interior', [
    palette('#eadbc8 #dcc6ad #c39f7c #a67f5d #4a3325', '#fff4df', '#d97b5a #7d9d7a #e9c46a #fff8ec'),
  ]),
  look('cafe', 'in a cosy café', 'café, cafe, coffee shop, restaurant, indoors, warm light', [
    palette('#7a5238 #603d29 #8c6141 #4b2f20 #24150d', '#ffd899', '#d98e4a #c7522a #e5c185 #f6e6cb'),
  ]),
  look('park', 'in a green park', 'park, outdoors, nature, green, summer', [
    palette('#7fb069 #5e9a50 #4e8b43 #3a7034 #173217', '#fdf9d8', '#f2c14e #e4572e #f0f3bd #ffffff'),
    palette('#9ac27c #74a85b #5f9a4a #46813a #1c3c1a', '#fffbe0', '#f7b267 #d1495b #edf6d5 #ffffff'),
  ]),
  look('beach', 'on the beach at sunset', 'beach, sunset, sea, summer, vacation, outdoors', [
    palette('#f39a4c #fbc06e #e2a86e #b9744a #4a2a2c', '#fff0c4', '#ef6f6c #2a9d8f #ffd275 #ffffff'),
  ]),
  look('city', 'in the city at night', 'city, night, street, urban, lights, bokeh, outdoors', [
    palette('#16204a #243166 #1b2550 #101836 #070a1a', '#ffd479', '#ff8a5b #ffd166 #5ec2f2 #e05780'),
  ]),
  look('autumn', 'in an autumn park', 'autumn, park, fall, orange leaves, season, outdoors', [
    palette('#d98a3a #c2702a #b8642a #8f4519 #3f1c0b', '#fff0cc', '#b3331f #f2c14e #7a5a34 #f6e7cf'),
  ]),
  look('winter', 'on a snowy day', 'winter, snow, cold, season, outdoors', [
    palette('#c6d9e8 #dbe7f0 #eef4f8 #a9c3d6 #476178', '#ffffff', '#c1121f #1d3557 #e9c46a #ffffff'),
  ]),
];
