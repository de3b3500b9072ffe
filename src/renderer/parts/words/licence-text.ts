import type { HeldLicence, HeldState, LicencesState } from '../../../shared/model/held-licence.ts';
import { rightsIn, EXTENDED_RIGHTS } from '../../../shared/model/licence.ts';
import { formatMoney } from '../../../shared/model/money.ts';
import type { Money } from '../../../shared/model/money.ts';
import { sizeWord } from './size-words.ts';
import { formatCount, formatDate } from '../../ui/format.ts';

export const STATE_WORD: Readonly<Record<HeldState, string>> = {
  uninvoiced: 'Uninvoiced',
  invoiced: 'Invoiced',
  paid: 'Paid',
  transferred: 'Transferred',
};

/** `Paid, transferred`. */
export function stateText({ billing, transferred, listed }: HeldLicence): string {
  const parts = [
    STATE_WORD[billing],
    ...(transferred ? ['transferred'] : []),
    ...(listed ? [] : ['no longer listed']),
  ];
  return parts.join(', ');
}

export function dateText({ at }: HeldLicence): string {
  return at === null ? '' : formatDate(at);
}

/** `12 Mar 2025, Jana Nováková`: when, and by whom. */
export function heldText({ at, person }: HeldLicence): string {
  return joined([at === null ? '' : formatDate(at), person]);
}

/** `Standard, Large, Winter campaign, transferred`: what was bought, for what, and what has become of it. */
export function boughtText({ licence, option, references, transferred }: HeldLicence): string {
  const size = option === '' ? '' : sizeWord(option);
  return joined([licence, size, references.project, transferred ? 'transferred' : '']);
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(', ');
}

/** `74.80` in the account's currency, whose name the service does not tell; its number only beside another. */
export function sumsText(sums: readonly Money[]): string {
  if (sums.length === 1 && sums[0] !== undefined) return formatMoney(sums[0]);
  return sums
    .map((sum) => `${formatMoney(sum)}${sum.currencyId === null ? '' : ` (currency ${sum.currencyId})`}`)
    .join(' + ');
}

export function rightsText(mask: number | null): string {
  if (mask === null) return 'Not told by the service';
  const rights = rightsIn(mask).map(
    (right) => EXTENDED_RIGHTS.find((one) => one.right === right)?.label ?? right,
  );
  return rights.length === 0 ? 'None' : rights.join(', ');
}

/** What accounting asks for, one a line, as it is pasted into a mail. */
export function referenceText({ transactionId, assetId, title, licence, references }: HeldLicence): string {
  const { project, client, purchaseOrder, isbn, other } = references;
  const lines: readonly (readonly [string, string])[] = [
    ['Transaction', String(transactionId)],
    ['Asset', `${assetId} ${title}`.trim()],
    ['Licence', licence],
    ['Project', project],
    ['Client', client],
    ['Purchase order', purchaseOrder],
    ['ISBN', isbn],
    ['Other', other],
  ];
  return lines
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}

/** What there is to know of the copy besides its age; empty when all is well. */
export function doubtText({ asOf, complete, unreadable, syncing }: LicencesState): string {
  const parts = [
    ...(unreadable > 0
      ? [
          `${formatCount(unreadable)} ${unreadable === 1 ? 'licence' : 'licences'} of the service’s list cannot be read`,
        ]
      : []),
    ...(asOf !== null && !complete && !syncing
      ? ['the list changed while it was read, so some may be missing']
      : []),
  ];
  const text = parts.join('; ');
  return text === '' ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
