import type { Motif } from '../../catalogue/index.ts';
import type { Painter } from '../scene.ts';
import { abstract } from './abstract.ts';
import { animal } from './animal.ts';
import { city } from './city.ts';
import { coast } from './coast.ts';
import { festive } from './festive.ts';
import { flora } from './flora.ts';
import { food } from './food.ts';
import { icons } from './icons.ts';
import { landscape } from './landscape.ts';
import { object } from './object.ts';
import { pattern } from './pattern.ts';
import { person } from './person.ts';
import { sound } from './sound.ts';
import { space } from './space.ts';
import { team } from './team.ts';
import { transport } from './transport.ts';

/** Who draws each family of subjects. */
export const PAINTERS: Readonly<Record<Motif['subject']['family'], Painter>> = {
  abstract,
  animal,
  city,
  coast,
  festive,
  flora,
  food,
  icons,
  landscape,
  object,
  pattern,
  person,
  sound,
  space,
  team,
  transport,
};
