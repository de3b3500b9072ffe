import type { HeldLicence } from '../../../shared/model/held-licence.ts';
import type { Instant } from '../../../shared/model/instant.ts';
import { toIso } from '../../../shared/model/instant.ts';
import type { Invoice, InvoiceLine, InvoiceSummary } from '../../../shared/model/invoice.ts';
import type { Certificate, HistoryRow, Licence, LicensedItem } from '../../../shared/model/licence.ts';
import type { Member, Profile } from '../../../shared/model/member.ts';
import { PARTY_FIELDS } from '../../../shared/model/transfer.ts';
import type { Party } from '../../../shared/model/transfer.ts';
import { moneyRecord } from './money-text.ts';

/** The group's records in JSON output; see `schemas/`. Unknown is `null`, never absent. */

export function profileRecord(profile: Profile) {
  const { id, userName, firstName, lastName, email, businessName, vatNumber, country, timeZone, groupId } =
    profile;
  return {
    id,
    userName,
    firstName,
    lastName,
    email,
    businessName,
    vatNumber,
    country,
    timeZone,
    groupId,
    registered: isoOf(profile.registered),
  };
}

export function memberRecord(member: Member) {
  const { usage, permissions } = member;
  return { ...profileRecord(member), usage, permissions };
}

export function licenceRecord({ id, name, productType, sizes }: Licence) {
  return {
    id,
    name,
    type: productType,
    sizes: sizes.map(({ option, label, price, enabled }) => ({
      option,
      label,
      price: moneyRecord(price),
      enabled,
    })),
  };
}

export function historyRecord(row: HistoryRow) {
  return {
    assetId: row.assetId,
    title: row.title,
    type: row.type,
    width: row.size?.width ?? null,
    height: row.size?.height ?? null,
    at: isoOf(row.at),
    actor: row.actor.name,
    seller: row.seller.name,
    editorial: row.editorial,
  };
}

export function licensedRecord(item: LicensedItem) {
  const { transactionId, licenceId, status, invoiceId, transferId, references } = item;
  return { transactionId, ...historyRecord(item), licenceId, status, invoiceId, transferId, references };
}

/** A licence as our copy has it, in the words of the service's list; that does not keep who made the asset. */
export function heldRecord(licence: HeldLicence) {
  const { transactionId, assetId, title, type, size, person, editorial, licenceId, invoiceId, references } =
    licence;
  return {
    transactionId,
    assetId,
    title,
    type,
    width: size?.width ?? null,
    height: size?.height ?? null,
    at: isoOf(licence.at),
    actor: person,
    seller: '',
    editorial,
    licenceId,
    status: licence.billing,
    invoiceId,
    transferId: licence.transferId,
    references,
  };
}

export function certificateRecord(certificate: Certificate) {
  const { transactionId, option, licence, asset, from, to, transferredTo } = certificate;
  const { size, ...facts } = asset;
  return {
    transactionId,
    at: isoOf(certificate.at),
    price: moneyRecord(certificate.price),
    option,
    licence,
    asset: { ...facts, width: size?.width ?? null, height: size?.height ?? null },
    from: partyRecord(from),
    to: partyRecord(to),
    transferredTo: transferredTo === null ? null : partyRecord(transferredTo),
  };
}

export function invoiceSummaryRecord(invoice: InvoiceSummary) {
  const { id, number, title, type, proforma } = invoice;
  return {
    id,
    number,
    title,
    type,
    at: isoOf(invoice.at),
    paidAt: isoOf(invoice.paidAt),
    total: moneyRecord(invoice.total),
    proforma,
  };
}

export function invoiceRecord(invoice: Invoice) {
  return {
    ...invoiceSummaryRecord(invoice),
    state: invoice.state,
    subTotal: moneyRecord(invoice.subTotal),
    vat: moneyRecord(invoice.vat),
    tax: invoice.tax,
    from: partyRecord(invoice.from),
    to: partyRecord(invoice.to),
    paymentInstructions: invoice.paymentInstructions,
    lines: invoice.lines.map(lineRecord),
  };
}

function lineRecord(line: InvoiceLine) {
  if (line.kind === 'other') {
    const { kind, description, quantity } = line;
    return { kind, description, quantity, price: moneyRecord(line.price) };
  }
  const { kind, assetId, type, licenceId, licenceName, option, references, editorial, vatRate } = line;
  return {
    kind,
    assetId,
    type,
    licenceId,
    licenceName,
    option,
    references,
    editorial,
    price: moneyRecord(line.price),
    vatPrice: moneyRecord(line.vatPrice),
    vatRate,
  };
}

/** The known fields of a party. */
export function partyRecord(party: Party): Readonly<Record<string, string>> {
  const known = PARTY_FIELDS.filter((field) => party[field] !== '').map(
    (field) => [field, party[field]] as const,
  );
  return Object.fromEntries([...known, ...party.extra.map(({ name, value }) => [name, value] as const)]);
}

export function isoOf(at: Instant | null): string | null {
  return at === null ? null : toIso(at);
}

/** The day, for a column. */
export function dayOf(at: Instant | null): string {
  return isoOf(at)?.slice(0, 10) ?? '';
}
