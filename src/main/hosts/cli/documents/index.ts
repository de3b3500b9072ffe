import type { z } from 'zod';
import { account, error, login, logout, members } from './account.ts';
import { basketAdd, basketList, basketRemove, basketTotal } from './basket.ts';
import { colours, hints, search, show, status, tags } from './catalogue.ts';
import { check, comp, comps, download } from './files.ts';
import { generate, stats } from './group.ts';
import { invoiceCount, invoiceCreate, invoiceList, invoiceShow } from './invoices.ts';
import { libraryScan, libraryStatus, libraryVerify } from './library.ts';
import { certificate, licences, license, licensed, transfer, transfers } from './licences.ts';
import { purchasesDecide, purchasesList, purchasesShow, purchasesWithdraw } from './purchases.ts';

/** The documents that commands print with `--json`, by the names of their schemas in `schemas`. */
export const DOCUMENTS = {
  account,
  'basket-add': basketAdd,
  'basket-list': basketList,
  'basket-remove': basketRemove,
  'basket-total': basketTotal,
  certificate,
  check,
  colours,
  comp,
  comps,
  download,
  error,
  generate,
  hints,
  'invoice-count': invoiceCount,
  'invoice-create': invoiceCreate,
  'invoice-list': invoiceList,
  'invoice-show': invoiceShow,
  'library-scan': libraryScan,
  'library-status': libraryStatus,
  'library-verify': libraryVerify,
  licences,
  license,
  licensed,
  login,
  logout,
  members,
  'purchases-decide': purchasesDecide,
  'purchases-list': purchasesList,
  'purchases-show': purchasesShow,
  'purchases-withdraw': purchasesWithdraw,
  search,
  show,
  stats,
  status,
  tags,
  transfer,
  transfers,
} as const;

export type DocumentName = keyof typeof DOCUMENTS;

/** What a command may print under this name. The type and the schema are one: `npm run schemas` writes the latter. */
export type Document<Name extends DocumentName> = Fixed<z.output<(typeof DOCUMENTS)[Name]>>;

/** The same value, from data that may not be changed. */
type Fixed<Value> = Value extends object ? { readonly [Key in keyof Value]: Fixed<Value[Key]> } : Value;
