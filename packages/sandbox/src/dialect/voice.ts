import { fraction } from '../random.ts';

export const DIALECTS = ['documented', 'observed', 'mixed'] as const;

/**
 * How answers are spelt. `documented`: as the published guide [doc]. `observed`: as the vendor's own client
 * is tested against [seen]. `mixed`: either, drawn anew for each answer and place, with more rough edges.
 */
export type Dialect = (typeof DIALECTS)[number];

/** The way one answer speaks. */
export interface Voice {
  /** The spelling for this place; places are named so that one answer may mix them. */
  choose<D, O>(place: string, forms: { readonly documented: D; readonly observed: O }): D | O;
  /** True now and then in the mixed dialect, never in the others. */
  sometimes(place: string, probability: number): boolean;
  readonly rough: boolean;
}

export interface VoiceOptions {
  readonly dialect: Dialect;
  readonly seed: number;
  /** What tells this answer from others: the command and how often it was called. */
  readonly answer: string;
}

export function voiceOf({ dialect, seed, answer }: VoiceOptions): Voice {
  const draw = (place: string) => fraction(seed, answer, place);
  return {
    rough: dialect === 'mixed',
    choose: (place, forms) => {
      const observed = dialect === 'mixed' ? draw(place) < 0.5 : dialect === 'observed';
      return observed ? forms.observed : forms.documented;
    },
    sometimes: (place, probability) => dialect === 'mixed' && draw(`?${place}`) < probability,
  };
}
