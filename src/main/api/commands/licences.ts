import type { LicenceId } from '../../../shared/model/ids.ts';
import type { Licence, LicenceSize } from '../../../shared/model/licence.ts';
import type { PriceList } from '../requests.ts';
import { toMediaType } from '../wire/media-type.ts';
import { price } from '../wire/money.ts';
import { entriesOf, listIn } from '../wire/shape.ts';
import { count, flag, id, isObject, text, type WireObject } from '../wire/values.ts';
import type { Command } from './command.ts';

/**
 * `getLicenseOfGroup`: the licences the group may buy, `licenseId` [doc] or `licenseID` [seen], prices per size in
 * the account's currency.
 */
export const getLicenseOfGroup: Command<null, PriceList<Licence>> = {
  name: 'getLicenseOfGroup',
  session: 'required',
  repeat: 'safe',
  parameters: () => ({}),
  read(answer) {
    const entries = listIn(answer, ['data', 'licenses', 'result']);
    const licences = entries
      .map(({ value }) => (isObject(value) ? readLicence(value) : null))
      .filter((licence) => licence !== null);
    return { licences: withOnePrice(licences), unreadable: entries.length - licences.length };
  },
};

/** A size that the list offers at two prices, in one licence or in two of the same ID, has a price that is not known. */
function withOnePrice(licences: readonly Licence[]): readonly Licence[] {
  const prices = new Map<string, Set<string | null>>();
  const keyOf = (licence: Licence, option: string): string => `${licence.id} ${option}`;
  for (const licence of licences) {
    for (const { option, price: told, enabled } of licence.sizes) {
      if (!enabled) continue;
      const key = keyOf(licence, option);
      prices.set(key, (prices.get(key) ?? new Set()).add(told?.amount ?? null));
    }
  }
  return licences.map((licence) => ({
    ...licence,
    sizes: licence.sizes.map((size) =>
      (prices.get(keyOf(licence, size.option))?.size ?? 0) > 1 ? { ...size, price: null } : size,
    ),
  }));
}

function readLicence(wire: WireObject): Licence | null {
  const licenceId = id<LicenceId>(wire, 'licenseId', 'licenseID', 'id');
  if (licenceId === null) return null;
  const sizes = (entriesOf(wire['sizes']) ?? []).flatMap(({ key, value }) =>
    isObject(value) ? readSize(value, key) : [],
  );
  return {
    id: licenceId,
    name: text(wire, 'licenseName', 'name'),
    productType: toMediaType(wire['productType']),
    sizes: sizes.toSorted((a, b) => a.order - b.order).map(({ size }) => size),
  };
}

function readSize(wire: WireObject, key: string | null): readonly { size: LicenceSize; order: number }[] {
  const option = text(wire, 'id') || (key ?? '');
  if (option === '') return [];
  const size = {
    option,
    label: text(wire, 'label') || option,
    price: price(wire, null, 'price'),
    enabled: flag(wire, ['enabled'], true),
  };
  return [{ size, order: count(wire, 'order') ?? 0 }];
}
