import { StockroomError } from '../../../shared/model/failure.ts';
import { ALL_EXTENDED_RIGHTS_MASK } from '../../../shared/model/licence.ts';
import type { OrderLine } from '../../../shared/model/intent.ts';

/** The most lines that a buyer confirms at a time. */
const MAX_LINES = 5000;

/** Each order once, in the order asked: the same asset, licence, size and rights twice is a slip, not a wish. */
export function distinct(orders: readonly OrderLine[]): readonly OrderLine[] {
  if (orders.length === 0) throw invalid('There is nothing in the basket.');
  if (orders.length > MAX_LINES) throw invalid(`More than ${MAX_LINES} assets cannot be ordered at once.`);
  const byKey = new Map<string, OrderLine>();
  for (const order of orders) {
    const { assetId, licenceId, option, extendedRights } = order;
    const isMask =
      Number.isInteger(extendedRights) && extendedRights >= 0 && extendedRights <= ALL_EXTENDED_RIGHTS_MASK;
    if (!isMask || option.trim() === '')
      throw invalid('An order lacks its size, or asks for unknown rights.');
    const key = JSON.stringify([assetId, licenceId, option, extendedRights]);
    if (!byKey.has(key)) byKey.set(key, order);
  }
  return [...byKey.values()];
}

function invalid(message: string): StockroomError {
  return new StockroomError('invalid', { message, action: 'Change the order and try again.' });
}
