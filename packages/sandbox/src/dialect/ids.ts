/**
 * The numbers by which answers name licences and users. The recorded answers [seen] give one licence and one user
 * another number in each command, and nothing says that the numbers are to be equal. `apart` does the same,
 * `equal` uses one number everywhere.
 */
export const ID_STYLES = ['apart', 'equal'] as const;
export type IdStyle = (typeof ID_STYLES)[number];

/** The commands that name a licence, besides the price list, whose number orders send. */
export type LicencePlace = 'answer' | 'list' | 'certificate' | 'invoice';

export interface Ids {
  /** The number by which this place names a licence of the price list. */
  licence(id: number, place: LicencePlace): number;
  /** The number of a user in rows, profiles and `dp_user_id`; sign-in tells the user's own. */
  user(id: number): number;
  /** The user's own number for the one of rows; some number that belongs to no user for any other. */
  ownUser(told: number): number;
  /** The number of the price list for the one of the licensed list. */
  ownLicence(told: number): number;
}

const LICENCE: Readonly<Record<LicencePlace, number>> = {
  answer: 500_000,
  list: 1_500_000,
  certificate: 2_500_000,
  invoice: 30_000_000,
};
const USER = 200_000_000;

export function idsOf(style: IdStyle): Ids {
  const far = style === 'apart' ? 1 : 0;
  return {
    licence: (id, place) => id + far * LICENCE[place],
    user: (id) => id + far * USER,
    ownUser: (told) => told - far * USER,
    ownLicence: (told) => told - far * LICENCE.list,
  };
}
