import type { Extent } from './report.ts';
import { localName, readXml } from './xml.ts';
import { entryOf } from '../../../shared/model/entry-of.ts';
import { attempt } from '../../platform/failures/index.ts';

/** The first element stands within. Bytes. */
const REACH = 1 << 20;
/** Pixels of CSS. */
const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 4 / 3,
  pc: 16,
  mm: 96 / 25.4,
  cm: 96 / 2.54,
  in: 96,
  q: 96 / 101.6,
};

/** Width and height where both are lengths, else the view box; a percentage depends on the page. */
export async function measureSvg(bytes: Buffer): Promise<readonly Extent[] | null> {
  let root: Readonly<Record<string, string>> | null = null;
  let first = '';
  const open = (name: string, attributes: Readonly<Record<string, string>>): void => {
    if (root !== null) return;
    first = localName(name);
    root = attributes;
  };
  // The rest of it may be cut off here.
  await attempt(() => readXml([bytes.subarray(0, REACH)], { open }), null);
  if (root === null || first !== 'svg') return null;
  const { width, height, viewBox = '' } = root as Readonly<Record<string, string>>;
  const told = { width: lengthOf(width), height: lengthOf(height) };
  if (told.width !== null && told.height !== null) return [{ width: told.width, height: told.height }];
  const box = viewBox
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const [, , boxWidth, boxHeight] = box;
  return box.length === 4 && boxWidth !== undefined && boxHeight !== undefined
    ? [{ width: boxWidth, height: boxHeight }]
    : null;
}

function lengthOf(text: string | undefined): number | null {
  const [, number, unit] = /^\s*(\+?[\d.]+(?:e[+-]?\d+)?)\s*([a-z]*)\s*$/i.exec(text ?? '') ?? [];
  const factor = entryOf(UNITS, unit?.toLowerCase() ?? 'none');
  return number === undefined || factor === undefined ? null : Number(number) * factor;
}
