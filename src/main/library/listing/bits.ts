import { MEDIA_TYPES } from '../../../shared/model/asset.ts';
import type { MediaType } from '../../../shared/model/asset.ts';
import { RECORD_STATES } from '../../../shared/model/record.ts';
import type { LibraryRecord, RecordState } from '../../../shared/model/record.ts';

/**
 * What a record is filtered by, in one number: five states (a comp is what is not licensed, yet it has a bit of
 * its own, so that every state is asked for in the same way), then type, colour and rating.
 */
const STATES_MASK = 0b1_1111;
const TYPE_AT = 5;
const COLOUR_AT = 7;
const RATING_AT = 12;
const TYPE_MASK = 0b11;
const COLOUR_MASK = 0b1_1111;
const RATING_MASK = 0b111;

export type Filterable = Pick<LibraryRecord, 'right' | 'missing' | 'changed' | 'expired' | 'colour'> & {
  readonly type: MediaType;
  readonly rating: number;
};

export function toBits(record: Filterable): number {
  const has: Readonly<Record<RecordState, boolean>> = {
    comp: record.right === 'comp',
    licensed: record.right === 'licensed',
    missing: record.missing,
    changed: record.changed,
    expired: record.expired,
  };
  return (
    stateMask(RECORD_STATES.filter((state) => has[state])) |
    (MEDIA_TYPES.indexOf(record.type) << TYPE_AT) |
    ((record.colour ?? 0) << COLOUR_AT) |
    (record.rating << RATING_AT)
  );
}

export function stateMask(states: readonly RecordState[]): number {
  return states.reduce((mask, state) => mask | (1 << RECORD_STATES.indexOf(state)), 0);
}

/** All states of a record together. */
export function statesIn(bits: number): number {
  return bits & STATES_MASK;
}

export function typeIn(bits: number): number {
  return (bits >> TYPE_AT) & TYPE_MASK;
}

/** 0 for none. */
export function colourIn(bits: number): number {
  return (bits >> COLOUR_AT) & COLOUR_MASK;
}

export function ratingIn(bits: number): number {
  return (bits >> RATING_AT) & RATING_MASK;
}

export function fromBits(bits: number): Filterable {
  const has = (state: RecordState) => (bits & stateMask([state])) !== 0;
  const colour = colourIn(bits);
  return {
    right: has('licensed') ? 'licensed' : 'comp',
    missing: has('missing'),
    changed: has('changed'),
    expired: has('expired'),
    colour: colour === 0 ? null : colour,
    type: MEDIA_TYPES[typeIn(bits)] ?? 'image',
    rating: ratingIn(bits),
  };
}
