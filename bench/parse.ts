/**
 * What reading a page of search results costs beside `JSON.parse` of the same text: `node bench/parse.ts [--write]`.
 * Both are measured in one run, turn by turn, so that a busy machine hurts them alike. Goal: less than 3 times.
 */

import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { search } from '../src/main/api/commands/search.ts';
import { isObject } from '../src/main/api/wire/values.ts';
import { plainQuery } from '../src/shared/model/search.ts';

const ITEMS = 100;
const ROUNDS = 2_001;
const WARM_UP = 500;
const GOAL = 3;

const text = JSON.stringify({
  timestamp: '2026-11-21 10:00:00',
  version: '1.3',
  type: 'success',
  count: 13_009_933,
  hash: '8uyhd2y8dhhcgdgdd',
  result: Array.from({ length: ITEMS }, (_, index) => item(20_192_481 + index)),
});
const input = { query: plainQuery('woman'), page: { offset: 0, limit: ITEMS, hash: null } };

const parsing: number[] = [];
const reading: number[] = [];
for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
  const parsed = timed(() => JSON.parse(text));
  const read = timed(() => {
    const answer: unknown = JSON.parse(text);
    if (!isObject(answer)) throw new TypeError('The answer is no object.');
    return search.read(answer, input);
  });
  if (round < WARM_UP) continue;
  parsing.push(parsed);
  reading.push(read);
}

const ratio = median(reading) / median(parsing);
const report = `# Reading a page of results

\`node bench/parse.ts --write\`: an answer of \`search\` with ${ITEMS} items (${Math.round(text.length / 1024)} KiB), medians of ${ROUNDS} rounds.

| | median | 95th percentile |
| --- | --- | --- |
| \`JSON.parse\` | ${micros(median(parsing))} | ${micros(percentile(parsing, 0.95))} |
| parse and normalise | ${micros(median(reading))} | ${micros(percentile(reading, 0.95))} |
| **ratio** (goal: under ${GOAL}) | **${ratio.toFixed(2)}** | |

Node ${process.versions.node}, ${process.platform} ${process.arch}, ${cpus()[0]?.model ?? 'unknown CPU'}, ${cpus().length} cores.
`;

console.log(report);
if (process.argv.includes('--write')) await writeFile(new URL('results/parse.md', import.meta.url), report);
if (ratio >= GOAL) process.exitCode = 1;

/** Milliseconds. */
function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
}

function micros(milliseconds: number): string {
  return `${Math.round(milliseconds * 1000)} µs`;
}

/** Fields, forms and lengths as in the answers the vendor's client is tested with. */
function item(id: number): object {
  const folder = `https://st.depositphotos.com/1345889/${id}/i`;
  return {
    title: `Fashionable young brunette and friends ${id}.`,
    description: 'Portrait of an attractive fashionable young brunette woman.',
    width: '4741',
    height: '3986',
    mp: '18.9',
    status: 'active',
    views: 13_768,
    downloads: 1_262,
    published: 'Feb.18, 2013 20:07:26',
    username: 'envivo',
    level: 'silver',
    sizes: null,
    upload_timestamp: '1360670344',
    id: String(id),
    userid: 1_345_889,
    user_id: 1_345_889,
    blocked: false,
    updated: 'Jul.09, 2019 19:13:56',
    isextended: false,
    isexclusive: false,
    nudity: false,
    iseditorial: false,
    isFreeItem: false,
    is_mobile: 'no',
    type: 'image',
    original_filesize: '9420996',
    original_extension: 'jpg',
    thumbnail: `${folder}/110/depositphotos_${id}-woman.jpg`,
    thumb: `${folder}/110/depositphotos_${id}-woman.jpg`,
    thumb_large: `${folder}/170/depositphotos_${id}-woman.jpg`,
    thumb_huge: `${folder}/450/depositphotos_${id}-woman.jpg`,
    thumb_max: `${folder}/950/depositphotos_${id}-woman.jpg`,
    medium_thumbnail: `${folder}/170/depositphotos_${id}-woman.jpg`,
    large_thumb: `${folder}/950/depositphotos_${id}-woman.jpg`,
    url_big: `${folder}/950/depositphotos_${id}-woman.jpg`,
    url_max_qa: `${folder}/450/depositphotos_${id}-woman.jpg`,
    thumb_170: `${folder}/170/depositphotos_${id}-woman.jpg`,
    huge_thumb: `${folder}/450/depositphotos_${id}-woman.jpg`,
    url: `${folder}/110/depositphotos_${id}-woman.jpg`,
    url2: `${folder}/450/depositphotos_${id}-woman.jpg`,
    itemurl: `https://depositphotos.com/${id}/stock-photo-fashionable-young-brunette.html`,
    avatar: 'https://static.depositphotos.com/storage/avatars/1345/1345889/m_1345889.jpg',
    royalty_model: 'cpa',
    model_release_ids: [2_434_860],
  };
}
