import { makeFigure, figureBack, figureFront } from '../brushes/figure.ts';
import { darken, lighten } from '../brushes/colour.ts';
import { paintPlace } from '../brushes/place.ts';
import { studioVignette } from '../brushes/studio.ts';
import { circle, ellipse, line, n, path, placed, polygon, rect } from '../brushes/svg.ts';
import type { Painter, Scene } from '../scene.ts';

import { clothesOf } from './person.ts';

/** Head widths that fit below a face before a figure turns into a pillar. */
const LONGEST_TORSO = 3.6;

interface Member {
  readonly female: boolean;
  readonly child: boolean;
  readonly age: string;
}

/** Two or more people together. */
export const team: Painter = (scene) => {
  const { canvas, random, motif } = scene;
  const { width, height, unit } = canvas;
  paintPlace(scene);
  if (scene.has('board')) board(scene);
  const members = membersOf(scene);
  const ethnicity = motif.cast?.ethnicity ?? 'multi';
  const close = scene.has('close') || members.some((member) => member.child);
  const head = Math.min(unit * 0.24, (width / members.length) * (close ? 0.52 : 0.42));
  const step = head * (close ? 1.5 : Math.min(2.3, (width * 0.82) / head / members.length));
  const from = width / 2 - (step * (members.length - 1)) / 2;
  const ground = Math.max(height * random.between(0.4, 0.46), height - head * LONGEST_TORSO);
  const order = members
    .map((member, index) => ({ member, index }))
    .sort((a, b) => Number(a.member.child) - Number(b.member.child) || (a.index % 2) - (b.index % 2));
  for (const { member, index } of order) {
    const back = index % 2 === 0 && members.length > 3;
    const scale = head * (member.child ? 0.72 : member.female ? 0.94 : 1) * (back ? 0.94 : 1);
    const y =
      ground +
      (member.child ? head * 1.25 : 0) +
      (back ? -head * 0.3 : head * (member.female ? 0.14 : 0)) +
      random.between(-0.05, 0.05) * head;
    const figure = makeFigure(random, {
      female: member.female,
      age: member.age,
      ethnicity,
      style: member.female
        ? random.pick(['long', 'bob', 'bun', 'ponytail', 'curly', 'short'])
        : random.pick(['crop', 'side', 'short']),
      clothes: clothesOf(scene),
      outfit: scene.has('suit') && random.chance(0.8) ? 'suit' : 'casual',
      smile: scene.has('smile') || random.chance(0.5),
      beard: !member.female && !member.child && random.chance(0.3),
    });
    const depth = (height - y) / scale + 0.2;
    const turn = close ? (index < members.length / 2 ? 3 : -3) : random.between(-2, 2);
    canvas.add(
      placed(from + index * step, y, [...figureBack(figure), ...figureFront(canvas, figure, depth)], {
        scale,
        turn,
        mirror: random.chance(0.5),
      }),
    );
  }
  if (scene.has('table')) table(scene);
  studioVignette(scene);
};

function membersOf(scene: Scene): Member[] {
  const { random, motif } = scene;
  const cast = motif.cast;
  const count = cast?.count ?? 3;
  const age = cast?.age ?? '30';
  if (cast?.key === 'mother')
    return [
      { female: true, child: false, age },
      { female: random.chance(0.5), child: true, age: 'child' },
    ];
  if (cast?.tags.includes('father') === true) {
    const parents = [{ female: random.chance(0.5), child: false, age }];
    const children = Array.from({ length: count - 2 }, () => ({
      female: random.chance(0.5),
      child: true,
      age: 'child',
    }));
    return [...parents, ...children, { female: parents[0]?.female === false, child: false, age }];
  }
  const first = random.chance(0.5);
  return Array.from({ length: count }, (_, index) => ({
    female: (index % 2 === 0) === first,
    child: false,
    age: count > 2 ? random.pick(['20', '30', '40', '50']) : age,
  }));
}

function table(scene: Scene): void {
  const { canvas, random, palette } = scene;
  const { width, height, unit } = canvas;
  const y = height * (height > width ? 0.86 : 0.8);
  const wood = random.pick(['#b98b5e', '#e6dccb', '#8a5f3c', '#d7d9dc']);
  canvas.add(
    polygon(
      [
        { x: width * 0.06, y },
        { x: width * 0.94, y },
        { x: width * 1.06, y: height + 10 },
        { x: -width * 0.06, y: height + 10 },
      ],
      canvas.linear([
        [0, lighten(wood, 0.2)],
        [1, wood],
      ]),
    ),
  );
  for (const share of [0.24, 0.7]) {
    const x = width * share;
    const w = unit * 0.17;
    canvas.add(
      rect(x - w / 2, y - w * 0.48, w, w * 0.62, '#3a3f4a', { round: 5 }),
      circle(x, y - w * 0.18, w * 0.06, '#9aa2af'),
      polygon(
        [
          { x: x - w * 0.56, y: y + w * 0.26 },
          { x: x + w * 0.56, y: y + w * 0.26 },
          { x: x + w * 0.5, y: y + w * 0.14 },
          { x: x - w * 0.5, y: y + w * 0.14 },
        ],
        '#c9ced6',
      ),
    );
  }
  canvas.add(
    ellipse(width * 0.48, y + unit * 0.08, unit * 0.04, unit * 0.014, darken(wood, 0.3)),
    rect(
      width * 0.48 - unit * 0.028,
      y + unit * 0.01,
      unit * 0.056,
      unit * 0.07,
      palette.accents[0] ?? '#c8553d',
      { round: 6 },
    ),
    polygon(
      [
        { x: width * 0.54, y: y + unit * 0.05 },
        { x: width * 0.63, y: y + unit * 0.05 },
        { x: width * 0.65, y: y + unit * 0.12 },
        { x: width * 0.55, y: y + unit * 0.12 },
      ],
      '#ffffff',
    ),
  );
}

function board(scene: Scene): void {
  const { canvas, random } = scene;
  const { width, height, unit } = canvas;
  const w = Math.min(width * 0.8, unit * 0.9);
  const h = Math.min(height * 0.5, w * 0.56);
  const x = (width - w) / 2;
  const y = height * 0.06;
  canvas.add(rect(x, y, w, h, '#ffffff', { round: 8, stroke: '#c4cad2', strokeWidth: 5 }));
  const bars = 7;
  for (let i = 0; i < bars; i += 1) {
    const tall = h * (0.14 + 0.5 * (i / bars) + random.between(0, 0.12));
    canvas.add(
      rect(
        x + w * (0.08 + i * 0.125),
        y + h * 0.9 - tall,
        w * 0.075,
        tall,
        random.pick(['#2e86ab', '#f3a712', '#3f7d6e', '#e4572e']),
        { round: 3 },
      ),
    );
  }
  canvas.add(
    line(
      `M${n(x + w * 0.08)} ${n(y + h * 0.62)}L${n(x + w * 0.35)} ${n(y + h * 0.5)}L${n(x + w * 0.55)} ${n(y + h * 0.38)}L${n(x + w * 0.9)} ${n(y + h * 0.12)}`,
      '#30343f',
      5,
    ),
    path(
      `M${n(x + w * 0.93)} ${n(y + h * 0.08)}l${n(-w * 0.05)} 0l${n(w * 0.035)} ${n(h * 0.08)}Z`,
      '#30343f',
    ),
  );
}
