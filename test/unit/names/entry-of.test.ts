import { expect, test } from 'vitest';
import { peopleInWords } from '../../../src/renderer/features/search/filter-words.ts';
import { judgeType } from '../../../src/main/downloads/jobs/transfer/kinds.ts';
import { entryOf } from '../../../src/shared/model/entry-of.ts';

test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf'])(
  '“%s” is an entry of no table',
  (key) => {
    expect(entryOf({ a: 1 }, key)).toBeUndefined();
    expect(peopleInWords({ ethnicity: key, count: 1 })).toBe(`One person, ${key.toLowerCase()}`);
    const verdict = judgeType({ head: Buffer.from('bytes of no kind'), contentType: key, type: 'image' });
    expect(verdict).toEqual({ kind: 'fits', extension: 'jpg' });
  },
);
