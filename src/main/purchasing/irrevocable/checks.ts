import type { AssetId, InvoiceId, TransactionId } from '../../../shared/model/ids.ts';
import type { Certificate, LicensedItem } from '../../../shared/model/licence.ts';
import type { DepositphotosClient } from '../../api/index.ts';

export type CheckClient = Pick<DepositphotosClient, 'certificate' | 'licensedItems'>;

const PAGE = 100;
/** A list that goes on longer than a million licences repeats itself. */
const MAX_PAGES = 10_000;

/** Of each transaction, whether its certificate says that the rights have been passed on. Throws as the client. */
export async function readTransferred(
  client: CheckClient,
  transactionIds: readonly TransactionId[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<TransactionId, boolean>> {
  const certificates = await readCertificates(client, transactionIds, signal);
  return new Map(certificates.map((certificate) => [certificate.transactionId, isPassedOn(certificate)]));
}

export function isPassedOn({ licence, transferredTo }: Certificate): boolean {
  return licence.transferId !== null || (transferredTo !== null && nameOf(transferredTo) !== '');
}

export function nameOf(side: { readonly company: string; readonly fullName: string }): string {
  return side.company || side.fullName;
}

/**
 * Of each transaction, the invoice that the group's list of licences names; `null` where it names none. The list takes
 * assets only, which the certificates tell. Throws as the client.
 */
export async function readInvoiced(
  client: CheckClient,
  transactionIds: readonly TransactionId[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<TransactionId, InvoiceId | null>> {
  const certificates = await readCertificates(client, transactionIds, signal);
  const assetIds = [...new Set(certificates.flatMap(({ asset }) => (asset.id === null ? [] : [asset.id])))];
  const rows = assetIds.length === 0 ? [] : await readRows(client, assetIds, signal);
  const invoices = new Map(rows.map((row) => [row.transactionId, row.invoiceId]));
  return new Map(transactionIds.map((id) => [id, invoices.get(id) ?? null]));
}

export function readCertificates(
  client: Pick<DepositphotosClient, 'certificate'>,
  transactionIds: readonly TransactionId[],
  signal?: AbortSignal,
): Promise<readonly Certificate[]> {
  return Promise.all(transactionIds.map((id) => client.certificate(id, signal ? { signal } : {})));
}

async function readRows(
  client: CheckClient,
  assetIds: readonly AssetId[],
  signal?: AbortSignal,
): Promise<readonly LicensedItem[]> {
  const seen = new Map<TransactionId, LicensedItem>();
  let offset = 0;
  for (let pages = 0; pages < MAX_PAGES; pages += 1) {
    const page = await client.licensedItems({ assetIds, offset, limit: PAGE }, signal ? { signal } : {});
    const known = seen.size;
    for (const { row } of page.rows) seen.set(row.transactionId, row);
    offset += page.rows.length + page.unreadable;
    if (seen.size === known || offset >= page.total) break;
  }
  return [...seen.values()];
}
