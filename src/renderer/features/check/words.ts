import type { AssetId } from '../../../shared/model/ids.ts';
import type { LayoutItem, LayoutState, LayoutSummary } from '../../../shared/model/layout-check.ts';
import { formatCount } from '../../ui/format.ts';

export const STATE_WORDS: Readonly<Record<LayoutState, { readonly label: string; readonly about: string }>> =
  {
    comp: { label: 'Not licensed', about: 'Comps and other assets that your group has not licensed.' },
    expired: { label: 'Expired', about: 'Not licensed, and no longer offered: look for something else.' },
    missing: { label: 'Missing links', about: 'The file is not where the layout looks for it.' },
    stranger: { label: 'Strangers', about: 'Not from Depositphotos, as far as can be told.' },
    licensed: { label: 'Licensed', about: 'Your group holds a licence.' },
  };

/** By what an asset was recognised. */
export function evidenceOf({ asset }: LayoutItem): string {
  if (asset === null) return '';
  switch (asset.evidence) {
    case 'content':
      return asset.placed === 'comp' ? 'Same file as the comp' : 'Same file as the licensed one';
    case 'metadata':
      return 'ID in the file';
    case 'name':
      return asset.confidence === 'likely' ? 'Perhaps, by its name' : 'File name';
    case 'look':
      return 'Looks the same';
  }
}

/** Where an item is used, in one line. */
export function placesOf({ places, how }: LayoutItem): string {
  const told = places.map(({ layout, where }) => {
    const name = layout.split(/[/\\]/).at(-1) ?? layout;
    return how === 'file' ? '' : where === '' ? name : `${name}, ${where}`;
  });
  const [first = '', ...others] = told.filter((text) => text !== '');
  return others.length === 0 ? first : `${first} and ${formatCount(others.length)} more`;
}

export function verdictOf({ counts, files, problems }: LayoutSummary): string {
  const open = counts.comp + counts.expired;
  if (open > 0)
    return open === 1 ? 'One file is not licensed.' : `${formatCount(open)} files are not licensed.`;
  if (problems > 0) return 'Nothing unlicensed was found, but not everything could be read.';
  if (files === 0) return 'There is nothing in it that can be checked.';
  if (counts.missing > 0) return 'Nothing unlicensed was found, but some links lead nowhere.';
  return counts.licensed > 0
    ? 'Everything from Depositphotos is licensed.'
    : 'Nothing from Depositphotos is in use.';
}

/** What is in use and can still be licensed; each asset once, however often it is placed. */
export function toLicense(items: readonly LayoutItem[]): readonly AssetId[] {
  const ids = items.flatMap(({ state, asset }) => (state === 'comp' && asset !== null ? [asset.id] : []));
  return [...new Set(ids)];
}

/** The list as people's programs read it. */
export function csvOf(items: readonly LayoutItem[]): string {
  const rows = items.map((item) => [
    STATE_WORDS[item.state].label,
    item.asset === null ? '' : String(item.asset.id),
    item.asset?.title ?? '',
    evidenceOf(item),
    item.name,
    item.path ?? '',
    placesOf(item),
  ]);
  return [['State', 'ID', 'Title', 'Recognised by', 'Name', 'Path', 'Where'], ...rows]
    .map((row) => row.map(cell).join(','))
    .join('\r\n');
}

/** Quoted where it must be; what a spreadsheet would take for a formula is only text. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
