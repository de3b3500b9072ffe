import { paintFlatLay, paintTable, studioVignette } from '../brushes/studio.ts';
import type { Painter, Scene } from '../scene.ts';
import { card, chart, coins } from './finance.ts';
import { camera, clock, desktop } from './devices.ts';
import { laptop, phone } from './screens.ts';
import { handshake } from './handshake.ts';
import { guitar, headphones, piano, vinyl } from './instruments.ts';
import { ball, dumbbell } from './sports.ts';
import { books, bulb, globe, openBook, pencils } from './study.ts';
import { cosmetics, flasks, pills, stethoscope, stones } from './care.ts';

type Standing = (scene: Scene, x: number, y: number, size: number) => void;

const STANDING: Readonly<Record<string, Standing>> = {
  laptop,
  phone,
  coins,
  bulb,
  books,
  globe,
  flasks,
  headphones,
  ball,
  dumbbell,
  camera,
  clock,
  stones,
  cosmetics,
  guitar,
};
const FLAT: Readonly<Record<string, Painter>> = {
  desktop,
  chart,
  card,
  handshake,
  pencils,
  openbook: openBook,
  stethoscope,
  pills,
  vinyl,
  piano,
};

/** Still lifes: things on a table, or laid out and seen from above. */
export const object: Painter = (scene) => {
  const { canvas, random } = scene;
  const standing = STANDING[scene.main];
  if (standing === undefined) {
    paintFlatLay(scene);
    FLAT[scene.main]?.(scene);
  } else {
    const y = paintTable(scene);
    const x = canvas.width * (canvas.width > canvas.height * 1.2 ? random.pick([0.38, 0.5, 0.62]) : 0.5);
    standing(scene, x, y, canvas.unit * random.between(0.44, 0.54));
  }
  studioVignette(scene);
};
