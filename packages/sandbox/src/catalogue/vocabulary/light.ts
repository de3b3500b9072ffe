import { look, palette } from './make.ts';
import type { Look } from './types.ts';

const SUNRISE = look('sunrise', 'at sunrise', 'sunrise, dawn, morning, sun, first light, pink sky', [
  palette('#7d9cc6 #e3b3bd #fbdcb4 #a88fa8 #3f3a52', '#fff3d6', '#f2b1a0 #f7cf9a #6f7fa8 #fff0dc'),
  palette('#8fb4cf #f3cf9f #fde9bf #b59a8c #4a423d', '#fffbe6', '#f4b76a #f9d98a #7d8f78 #fff4d8'),
  palette('#6f79ad #d793b4 #f9c6b4 #8d739c #352d48', '#ffe9d2', '#ee8f9c #f8bb8f #5a5f94 #ffe3d0'),
]);

const SUNSET = look(
  'sunset',
  'at sunset',
  'sunset, dusk, evening, sun, orange sky, twilight',
  [
    palette('#d9622b #f29338 #fdc765 #9c4a34 #2b1b20', '#fff0b8', '#f6a23c #ffd27a #7a3326 #ffe2a6'),
    palette('#4d3b7c #c44f7d #fb9a63 #6d3563 #1f1529', '#ffe0a8', '#f5715f #fdbd74 #533069 #ffd9b0'),
    palette('#8e2f2f #e0532e #fbb04f #6d2a2b #1d1114', '#ffe69a', '#f0803a #fdc25f #5c1f22 #ffdc9b'),
    palette('#e08a3c #f6b453 #fde08f #b06a3b #3a241b', '#fff6cf', '#f2a03f #ffd884 #8c4e2b #ffedc4'),
  ],
  1.5,
);

const DAY = look(
  'day',
  'under a clear blue sky',
  'day, sunny, blue sky, summer, daylight, bright',
  [
    palette('#2f7fd0 #6db1ea #cbe6f7 #7fa2b8 #3f6b3c', '#ffffff', '#7fb04a #f4d35e #2d6ea6 #ffffff'),
    palette('#3a92da #84c3f0 #dbeffa #8db3b0 #55823f', '#fffdf0', '#98bf55 #f2c14e #3b7ea1 #ffffff'),
    palette('#2668b8 #5a9fe0 #b9dbf5 #6b8fb0 #2f5b46', '#ffffff', '#6aa15a #ffd166 #245f93 #fdfdfd'),
  ],
  1.5,
);

const CLOUDS = look(
  'clouds',
  'under dramatic clouds',
  'clouds, cloudy, dramatic sky, weather, overcast, moody',
  [
    palette('#5c6b7c #8d9bab #cfd6dc #64737f #2c3a34', '#f4f1e6', '#7d8f6a #c8b98a #4a5a6a #eef1f3'),
    palette('#6f7683 #a2a7b0 #dedcd6 #7a7c80 #35352f', '#fff6e2', '#8a8a68 #cbb084 #5a6068 #f2efe8'),
  ],
);

const STORM = look('storm', 'before a storm', 'storm, rain, dark clouds, thunderstorm, weather, dramatic', [
  palette('#26323f #44566a #8798a6 #33434f #141b20', '#dfe9ee', '#5f7466 #a8a07c #2c3d4c #dfe7ea'),
]);

const NIGHT = look(
  'night',
  'at night',
  'night, dark, stars, starry sky, moon, midnight',
  [
    palette('#081029 #142552 #2f4b85 #16233f #070b16', '#f3f1df', '#f7c765 #ffe3a1 #5b84c4 #ff9c5b'),
    palette('#120b2e #2a1b5c #593a8c #241a45 #0a0716', '#f6ecff', '#ff9d76 #ffd38f #8f6bd1 #f66fa0'),
    palette('#06131f #0d2c40 #1f5668 #0f2733 #040b11', '#eafcf6', '#ffd27d #fff0c2 #4fa3ad #ffa35e'),
  ],
  1.2,
);

const FOG = look('fog', 'in morning fog', 'fog, mist, foggy, misty, haze, morning, calm', [
  palette('#b9c4cc #cdd5da #e4e8ea #a3b0b8 #4c5a5f', '#ffffff', '#8c9a8c #c3b8a0 #75868f #f6f7f7'),
  palette('#a9bccb #c6d4dd #e6edf0 #8fa5b5 #37495a', '#ffffff', '#7f9aa0 #c7bda5 #63809a #f4f8fa'),
]);

const WINTER = look('winter', 'in winter', 'winter, snow, cold, frost, ice, season, white', [
  palette('#7fa9d0 #b5d0e6 #e8f1f7 #a9c0d3 #e9f1f8', '#ffffff', '#5d7f99 #ffd9a0 #47698a #ffffff'),
  palette('#9db4cc #ccd8e4 #f4ece8 #b8c5d4 #eef2f8', '#fff8ec', '#6d8296 #ffcf95 #5a728c #ffffff'),
]);

const AUTUMN = look('autumn', 'in autumn', 'autumn, fall, orange, october, season, foliage, golden', [
  palette('#8fb2c7 #c9d3cf #f4e3c3 #b98a55 #a4541c', '#fff3d4', '#d9701e #eaa02c #b23a1e #f4c95d'),
  palette('#a9a79c #d6cbb2 #f2dfb8 #a8753f #8c3f17', '#ffeec4', '#c9591a #e6952a #9c2d1a #efbf52'),
]);

const SPRING = look('spring', 'in spring', 'spring, blossom, april, fresh, green, season, bloom', [
  palette('#79b7e3 #b3daf0 #e9f5ef #a5c8a0 #6fae4a', '#fffef2', '#f3a9c4 #8cc152 #f7d1e0 #ffffff'),
  palette('#8cc6df #c6e5ea #f6f4e4 #b4cf9e #84b547', '#fffde8', '#f7b7cf #a4cc5b #fbe3ec #fff7d6'),
]);

const MONO = look(
  'mono',
  'in black and white',
  'black and white, monochrome, grey, minimal, contrast',
  [palette('#4a4a4a #8b8b8b #d9d9d9 #6d6d6d #161616', '#ffffff', '#5a5a5a #b0b0b0 #333333 #f2f2f2')],
  0.4,
);

/** What weather and hour do to land. */
export const LAND_LIGHT: readonly Look[] = [
  SUNRISE,
  SUNSET,
  DAY,
  CLOUDS,
  STORM,
  NIGHT,
  FOG,
  WINTER,
  AUTUMN,
  SPRING,
  MONO,
];
/** Where no season shows: sea, desert, streets. */
export const OPEN_LIGHT: readonly Look[] = [SUNRISE, SUNSET, DAY, CLOUDS, STORM, NIGHT, FOG, MONO];
export const WARM_LIGHT: readonly Look[] = [SUNRISE, SUNSET, DAY, NIGHT];
export const NIGHT_ONLY: readonly Look[] = [NIGHT];
export const FAIR_LIGHT: readonly Look[] = [SUNRISE, SUNSET, DAY, CLOUDS, FOG, SPRING];
export const GROWING_LIGHT: readonly Look[] = [SUNRISE, SUNSET, DAY, FOG, AUTUMN, SPRING];
export const COLD_LIGHT: readonly Look[] = [SUNRISE, SUNSET, DAY, NIGHT, FOG, WINTER];
