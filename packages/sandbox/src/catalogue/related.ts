import type { CatalogueAsset } from './asset.ts';
import { assetAt, motifAt } from './decode.ts';
import { placeOf, SHOOT_COUNT } from './ids.ts';
import type { Place } from './ids.ts';
import { motifs } from './motifs.ts';
import type { Motif } from './motifs.ts';

export type Relation = 'similar' | 'series' | 'same_model';

export interface Related {
  readonly count: number;
  readonly assets: readonly CatalogueAsset[];
}

/** What belongs to an asset. Never the asset itself; empty for an unknown ID. */
export function relatedTo(id: number, relation: Relation, offset: number, limit: number): Related {
  const place = placeOf(id);
  if (place === null) return { count: 0, assets: [] };
  const places = relation === 'similar' ? similarTo(place) : takenWith(place, relation);
  const length = Math.max(0, Math.min(limit, places.count - offset));
  return { count: places.count, assets: Array.from({ length }, (_, i) => assetAt(places.at(offset + i))) };
}

interface Places {
  readonly count: number;
  at(position: number): Place;
}

/** The same subject in the same light, taken by others: every shoot but its own. */
function similarTo(place: Place): Places {
  const self = motifAt(place.rank);
  const alike = motifs()
    .filter((motif) => sameKind(motif, self))
    .sort((a, b) => Number(b.shot === self.shot) - Number(a.shot === self.shot));
  return {
    count: alike.length * (SHOOT_COUNT - 1),
    at: (position) => {
      const motif = alike[position % alike.length] ?? self;
      const step = 1 + Math.floor(position / alike.length);
      return { shoot: (place.shoot + step) % SHOOT_COUNT, rank: motif.rank };
    },
  };
}

function sameKind(motif: Motif, self: Motif): boolean {
  return motif.subject === self.subject && motif.look === self.look && motif.format.type === self.format.type;
}

/** Taken in the same shoot: the rest of the session, or other pictures of the same people. */
function takenWith(place: Place, relation: 'series' | 'same_model'): Places {
  const self = motifAt(place.rank);
  const found = motifs().filter(
    (motif) =>
      motif !== self &&
      (relation === 'series'
        ? motif.session === self.session
        : self.cast !== null &&
          motif.cast === self.cast &&
          motif.session !== self.session &&
          sameBooking(motif, self)),
  );
  return {
    count: found.length,
    at: (position) => ({ shoot: place.shoot, rank: found[position]?.rank ?? 0 }),
  };
}

/** A model is booked for one subject; the looks change. */
function sameBooking(motif: Motif, self: Motif): boolean {
  return motif.subject === self.subject;
}
