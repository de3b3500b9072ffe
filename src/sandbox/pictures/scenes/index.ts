import type { Motif } from '../../catalogue/index.ts';
import type { Painter } from '../scene.ts';
import { abstract } from './abstract.ts';
import { animal } from './animal.ts';
import { city } from './city.ts';
import { coast } from './coast.ts';
import { flora } from './flora.ts';
import { food } from './food.ts';
import { icons } from './icons.ts';
import { landscape } from './landscape.ts';
import { pattern } from './pattern.ts';
import { person } from './person.ts';
import { sound } from './sound.ts';
import { space } from './space.ts';
import { team } from './team.ts';

type Family = Motif['subject']['family'];

export function painterOf(family: Family): Painter {
  switch (family) {
    case 'coast':
      return coast;
    case 'city':
      return city;
    case 'abstract':
      return abstract;
    case 'pattern':
      return pattern;
    case 'space':
      return space;
    case 'person':
      return person;
    case 'team':
      return team;
    case 'food':
      return food;
    case 'flora':
      return flora;
    case 'icons':
      return icons;
    case 'sound':
      return sound;
    case 'animal':
      return animal;
    default:
      return landscape;
  }
}
