import { paintFlatLay, paintTable, studioVignette } from '../brushes/studio.ts';
import type { Painter, Scene } from '../scene.ts';
import { cake, cupcake, donuts, iceCream } from './bakery.ts';
import { burger, sushi } from './snacks.ts';
import { coffeeTop, teaTop } from './coffee.ts';
import { coffeeSide, coffeeToGo } from './cups.ts';
import { beansOnly } from './beans.ts';
import { cocktail, wine } from './drinks.ts';
import { citrus, fruitBowl } from './fruit.ts';
import { bowl, pizza } from './meals.ts';
import { bread, croissants } from './bread.ts';
import { vegetables } from './vegetables.ts';

const FROM_ABOVE: Readonly<Record<string, Painter>> = {
  coffeetop: coffeeTop,
  teatop: teaTop,
  beans: beansOnly,
  pizza,
  citrus,
  bowl,
};

type OnTable = (scene: Scene, x: number, y: number, size: number) => void;

const ON_TABLE: Readonly<Record<string, OnTable>> = {
  coffeeside: coffeeSide,
  coffeetogo: coffeeToGo,
  fruit: fruitBowl,
  veg: vegetables,
  cake,
  cupcake,
  donuts,
  icecream: iceCream,
  wine,
  cocktail,
  burger,
  sushi,
  bread,
  croissants,
};

/** Food and drink: from above, or standing on a table. */
export const food: Painter = (scene) => {
  const { canvas, random } = scene;
  const above = FROM_ABOVE[scene.main];
  if (above !== undefined) {
    paintFlatLay(scene);
    above(scene);
  } else {
    const y = paintTable(scene);
    const x = canvas.width * (canvas.width > canvas.height * 1.2 ? random.pick([0.36, 0.5, 0.64]) : 0.5);
    ON_TABLE[scene.main]?.(scene, x, y, canvas.unit * random.between(0.42, 0.54));
  }
  studioVignette(scene);
};
