import type { Charge } from '../../../shared/model/charge.ts';
import type { PurchaseRecord } from '../../../shared/model/basket.ts';
import { csvRow } from '../../../shared/model/csv.ts';
import { describeIntent, describeNote, isForPerson } from '../../../shared/model/intent-text.ts';
import type { Intent } from '../../../shared/model/intent.ts';
import { toIso } from '../../../shared/model/instant.ts';
import { rightsIn } from '../../../shared/model/licence.ts';
import type { Licence } from '../../../shared/model/licence.ts';
import { sizeWord } from '../../parts/words/size-words.ts';
import { formatMoney, totals } from '../../../shared/model/money.ts';

export interface ReceiptContext {
  readonly intents: readonly Intent[];
  /** `null` for purchases made elsewhere, such as at the command line. */
  readonly record: PurchaseRecord | null;
  readonly licences: readonly Licence[];
}

/** What an order was for, as it was read before the click; by today's price list where nothing was kept. */
export function wordsOf(
  { order }: Intent,
  { record, licences }: Pick<ReceiptContext, 'record' | 'licences'>,
): { readonly title: string; readonly licence: string; readonly size: string; readonly editorial: boolean } {
  const kept = record?.lines.find(({ asset }) => asset.id === order.assetId);
  const licence = licences.find(({ id }) => id === order.licenceId);
  return {
    title: kept?.asset.title ?? `Asset ${order.assetId}`,
    licence: kept?.licenceName ?? licence?.name ?? `licence ${order.licenceId}`,
    size:
      kept?.optionLabel ??
      licence?.sizes.find(({ option }) => option === order.option)?.label ??
      sizeWord(order.option),
    editorial: kept?.editorialAcknowledged ?? false,
  };
}

/** What an order cost, as far as it is known: what was charged; before the certificate is read, what was confirmed. */
export function costOf({ price, charged, order }: Intent): Charge {
  return charged ?? { amount: price, whole: order.extendedRights === 0 };
}

/** `149.00`, or `at least 29.90` where the price of extended rights is not told. */
export function costText(intent: Intent): string {
  const { amount, whole } = costOf(intent);
  return `${whole ? '' : 'at least '}${formatMoney(amount)}`;
}

/** What was licensed cost together, and how many of them cost more than is known. */
function sumText(licensed: readonly Intent[]): string {
  const costs = licensed.map(costOf);
  const [sum] = totals(costs.map(({ amount }) => amount));
  const open = costs.filter(({ whole }) => !whole).length;
  const text = `${formatMoney(sum ?? { amount: '0' })} without VAT`;
  return open === 0 ? text : `at least ${text}, ${open} with rights whose price is not told`;
}

/** For an e-mail. */
export function receiptText(context: ReceiptContext): string {
  const { intents, record } = context;
  const [first] = intents;
  const licensed = intents.filter(({ state }) => state === 'licensed');
  const lines = intents.map((intent) => {
    const { title, licence, size } = wordsOf(intent, context);
    const { status, detail } = describeIntent(intent);
    return `${intent.order.assetId}  ${title}\n  ${licence}, ${size}, ${costText(intent)}: ${[`${status}.`, detail, ...intent.notes.filter(isForPerson).map(describeNote)].join(' ')}`;
  });
  return [
    `Licences, ${first === undefined ? '' : toIso(first.confirmedAt)}${record === null ? '' : `, ${record.by}`}`,
    ...lines,
    `Licensed: ${licensed.length}, ${sumText(licensed)}`,
  ].join('\n');
}

const COLUMNS = [
  'asset',
  'title',
  'licence',
  'size',
  'extended rights',
  'price without VAT',
  'price is whole',
  'price confirmed',
  'result',
  'transaction',
  'detail',
  'project',
  'client',
  'purchase order',
  'ISBN',
  'other',
  'editorial acknowledged',
  'confirmed',
  'by',
];

/** For accounting. */
export function receiptCsv(context: ReceiptContext): string {
  const rows = context.intents.map((intent) => {
    const { title, licence, size, editorial } = wordsOf(intent, context);
    const { status, detail } = describeIntent(intent);
    const { project, client, purchaseOrder, isbn, other } = intent.order.references;
    return csvRow([
      intent.order.assetId,
      title,
      licence,
      size,
      rightsIn(intent.order.extendedRights).join(' '),
      costOf(intent).amount.amount,
      costOf(intent).whole ? 'yes' : 'no',
      intent.price.amount,
      status,
      intent.state === 'licensed' ? intent.transactionId : '',
      detail,
      project,
      client,
      purchaseOrder,
      isbn,
      other,
      editorial ? 'yes' : '',
      toIso(intent.confirmedAt),
      context.record?.by ?? '',
    ]);
  });
  // The mark at the start tells spreadsheets that this is UTF-8.
  return `\uFEFF${[csvRow(COLUMNS), ...rows].join('\r\n')}\r\n`;
}
