/** Whether a result of the client is one: nothing undefined, no impossible number, nothing that was not in the answer. */

import { MEDIA_TYPES } from '../../../src/shared/model/asset.ts';
import { decimal } from '../../../src/shared/model/money.ts';
import { readable } from '../../../src/main/api/service-failure.ts';
import { redactLooks } from '../../../src/main/api/redact.ts';
import { toInstant } from '../../../src/main/api/wire/dates.ts';
import { decodeEntities } from '../../../src/main/api/wire/entities.ts';

const ID_KEY = /^(?:id|assetId|licenceId|transactionId|invoiceId|groupId|userId|transferId|resourceId)$/;
const TIME_KEY = /^(?:at|paidAt|published|registered)$/;
const COUNT_KEY =
  /^(?:total|offset|unreadable|views|downloads|comps|licensed|transferred|modelReleases|edge)$/;
const AMOUNT_KEY = /^(?:amount|balance|rate|vatRate)$/;
const LATEST = Date.UTC(2100, 0, 1);

/** What is wrong with it, with the path; empty when it is sound. `wire` is the answer it was read from. */
export function unsoundness(result: unknown, wire: unknown): readonly string[] {
  const known = knownIn(wire);
  const problems: string[] = [];
  const check = (ok: boolean, path: string, value: unknown): void => {
    if (!ok) problems.push(`${path}: ${JSON.stringify(value) ?? 'undefined'}`);
  };
  const visit = (value: unknown, path: string, key: string): void => {
    if (value instanceof Map) {
      for (const [name, entry] of value) visit(entry, `${path}<${name}>`, 'url');
    } else if (Array.isArray(value)) {
      value.forEach((entry, index) => {
        visit(entry, `${path}[${index}]`, 'entry');
      });
    } else if (typeof value === 'object' && value !== null) {
      if ('hasStill' in value || 'lines' in value === false)
        checkType(value as Record<string, unknown>, path, check);
      for (const [name, entry] of Object.entries(value)) visit(entry, `${path}.${name}`, name);
    } else {
      check(value !== undefined, path, value);
      if (typeof value === 'number') checkNumber(value, key, path, check);
      if (typeof value === 'string') checkText(value, key, path, known, check);
    }
  };
  visit(result, '$', '');
  return problems;
}

type Check = (ok: boolean, path: string, value: unknown) => void;

function checkType(value: Record<string, unknown>, path: string, check: Check): void {
  const isAsset = 'hasStill' in value || ('assetId' in value && 'type' in value);
  if (isAsset)
    check(
      MEDIA_TYPES.some((type) => type === value['type']),
      `${path}.type`,
      value['type'],
    );
}

function checkNumber(value: number, key: string, path: string, check: Check): void {
  check(Number.isFinite(value), path, value);
  if (ID_KEY.test(key)) check(Number.isSafeInteger(value) && value >= 0, path, value);
  if (key === 'width' || key === 'height')
    check(Number.isInteger(value) && value > 0 && value <= 1e6, path, value);
  if (COUNT_KEY.test(key)) check(Number.isSafeInteger(value) && value >= 0, path, value);
  if (TIME_KEY.test(key)) check(value > 0 && value < LATEST, path, value);
  if (key === 'fileSize' || key === 'duration' || key === 'quantity') check(value > 0, path, value);
}

/** Words of ours that stand for something in the answer. */
const OURS = new Set<string>(
  `${MEDIA_TYPES.join(' ')} active uninvoiced invoiced paid unpaid cancelled unknown prepaid postpaid
   licensed rejected working done failed asset other still clip `.split(/\s+/),
);

function checkText(value: string, key: string, path: string, known: ReadonlySet<string>, check: Check): void {
  if (AMOUNT_KEY.test(key)) check(/^-?\d+(?:\.\d*[1-9])?$/.test(value), path, value);
  else check(OURS.has(value) || known.has(value.toLowerCase()), path, value);
}

/** Every text, number and date an honest reader could find in the answer. */
function knownIn(wire: unknown): ReadonlySet<string> {
  const known = new Set<string>();
  const add = (text: string): void => {
    const decoded = decodeEntities(text.trim());
    for (const part of [
      text,
      text.trim(),
      decoded,
      decoded.replace(/^\./, ''),
      // Messages for people: without tags and control characters.
      readable(text, (same) => same),
      // A message that looks like a key is blanked.
      readable(text, redactLooks),
      ...text.split(',').map((one) => decodeEntities(one.trim())),
    ]) {
      known.add(part.toLowerCase());
    }
    known.add(String(decimal(text)));
    known.add(String(toInstant(text)));
  };
  const visit = (value: unknown): void => {
    if (typeof value === 'string' || typeof value === 'number') add(String(value));
    else if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, entry] of Object.entries(value)) {
        add(key);
        visit(entry);
      }
    }
  };
  visit(wire);
  return known;
}
