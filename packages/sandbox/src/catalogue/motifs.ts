import type { Format } from './formats.ts';
import { drawFormat } from './formats.ts';
import { hash, seededRandom } from './random.ts';
import type { Random } from './random.ts';
import { SUBJECTS } from './vocabulary/index.ts';
import type { Cast, Look, Palette, Shot, Subject } from './vocabulary/index.ts';

/**
 * One kind of picture: this subject, seen so, in this light, in these colours, with these people, in this
 * format. Everything that a search can ask for is part of the motif; what varies beyond it (composition,
 * date, author) belongs to the single asset.
 */
export interface Motif {
  /** Its place in the shuffled table; also its place within a shoot. */
  readonly rank: number;
  readonly subject: Subject;
  readonly shot: Shot;
  readonly look: Look;
  readonly palette: Palette;
  readonly cast: Cast | null;
  readonly format: Format;
  readonly editorial: boolean;
  /** Motifs that one photographer takes in one session: same subject, shot, look and people. */
  readonly session: number;
  /** How many motifs of the same shot and look come before this one: rising rounds make a varied page. */
  readonly round: number;
}

export const MOTIF_COUNT = 40_000;

let table: readonly Motif[] | undefined;

/** All motifs, by rank. Built on first use, in some 100 ms. */
export function motifs(): readonly Motif[] {
  table ??= build();
  return table;
}

function build(): readonly Motif[] {
  const drafts = quotas().flatMap((quota, index) =>
    Array.from({ length: quota }, (_, serial) => draft(index, serial)),
  );
  const order = drafts.map((_, index) => index).sort((a, b) => hash(a, 7) - hash(b, 7) || a - b);
  const rounds = new Map<string, number>();
  const sessions = new Map<string, number>();
  return order.map((position, rank) => {
    const motif = drafts[position];
    if (motif === undefined) throw new RangeError('No such draft');
    const scene = `${motif.subject.key}/${motif.shot.title}/${motif.look.key}`;
    const round = rounds.get(scene) ?? 0;
    rounds.set(scene, round + 1);
    const sessionKey = `${scene}/${motif.cast?.key ?? ''}/${motif.format.type}`;
    const session = sessions.get(sessionKey) ?? sessions.size;
    sessions.set(sessionKey, session);
    return { ...motif, rank, round, session };
  });
}

type Draft = Omit<Motif, 'rank' | 'round' | 'session'>;

function draft(index: number, serial: number): Draft {
  const subject = SUBJECTS[index];
  if (subject === undefined) throw new RangeError(`No subject ${index}`);
  const random = seededRandom(index, serial, 11);
  const shot = subject.shots[serial % subject.shots.length] ?? random.pick(subject.shots);
  const look = weighted(subject.looks, random);
  const casts = subject.casts?.filter((cast) => shot.casts === undefined || shot.casts.includes(cast.key));
  const format = drawFormat(subject.mix, random);
  return {
    subject,
    shot,
    look,
    palette: random.pick(look.palettes),
    cast: casts === undefined ? null : random.pick(casts),
    format,
    editorial: subject.newsworthy === true && format.type !== 'vector' && random.chance(0.12),
  };
}

function weighted(looks: readonly Look[], random: Random): Look {
  const total = looks.reduce((sum, look) => sum + (look.weight ?? 1), 0);
  let ticket = random.next() * total;
  for (const look of looks) {
    ticket -= look.weight ?? 1;
    if (ticket < 0) return look;
  }
  return random.pick(looks);
}

/** Motifs a subject, by its weight; largest remainders make up the exact total. */
function quotas(): number[] {
  const total = SUBJECTS.reduce((sum, subject) => sum + subject.weight, 0);
  const exact = SUBJECTS.map((subject) => (subject.weight / total) * MOTIF_COUNT);
  const whole = exact.map(Math.floor);
  const missing = MOTIF_COUNT - whole.reduce((sum, quota) => sum + quota, 0);
  const byRemainder = exact
    .map((share, index) => ({ index, remainder: share % 1 }))
    .sort((a, b) => b.remainder - a.remainder)
    .slice(0, missing);
  for (const { index } of byRemainder) whole[index] = (whole[index] ?? 0) + 1;
  return whole;
}
