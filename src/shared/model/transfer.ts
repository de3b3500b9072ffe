import type { TransactionId } from './ids.ts';

export const PARTY_FIELDS = [
  'company',
  'fullName',
  'address',
  'city',
  'state',
  'zip',
  'country',
  'email',
  'phone',
  'website',
  'vat',
  'ein',
] as const;
export type PartyField = (typeof PARTY_FIELDS)[number];

/** A legal person or company. Texts are empty where nothing is known. */
export interface Party extends Readonly<Record<PartyField, string>> {
  /** What the service tells beyond the usual fields, under its own names. */
  readonly extra: readonly { readonly name: string; readonly value: string }[];
}

export function party(fields: Partial<Record<PartyField, string>>): Party {
  const filled = Object.fromEntries(PARTY_FIELDS.map((field) => [field, fields[field] ?? '']));
  return { ...(filled as Record<PartyField, string>), extra: [] };
}

/** Passing rights on to a third party. */
export interface TransferOrder {
  readonly transactionIds: readonly TransactionId[];
  readonly from: Party;
  readonly to: Party;
}
