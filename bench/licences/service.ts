import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';

/** A service with a long list of licences and nothing else, in a thread of its own: it must not slow down its reader. */

const WORDS =
  'mountain lake coffee city night forest family beach sunset woman man child tree river road house sky sea autumn winter spring business team office kitchen bread flower garden bridge train'.split(
    ' ',
  );
const { count } = workerData as { readonly count: number };
const DAY_SECONDS = 86_400;

/** The same list in every run. */
function row(index: number): object {
  const number = count - index;
  const pick = (salt: number, of: number) => (Math.imul(number + salt * 7919, 2_654_435_761) >>> 0) % of;
  const words = Array.from({ length: 7 }, (_, at) => WORDS[pick(at + 1, WORDS.length)] ?? '');
  const id = 10_000_000 + ((number * 7919) % 300_000_000);
  return {
    itemTransactionId: String(700_000_000 + number),
    licenseId: 10 + pick(11, 4),
    datetime: String(1_500_000_000 + Math.floor((number * 3000 * DAY_SECONDS) / count)),
    filename: `Depositphotos_${id}-stock-photo-${words.join('-')}.jpg`,
    itemId: String(id),
    itemType: 'image',
    width: '5760',
    height: '3840',
    userId: 100 + pick(12, 40),
    actor: { id: 100 + pick(12, 40), username: `buyer.${pick(12, 40)}` },
    seller: { id: 5, username: 'maker' },
    licenseTransferId: null,
    status: 'active',
    invoice_id: number > 2_000 ? 1 + Math.floor(number / 2_000) : null,
    project: `Project ${pick(13, 300)}`,
    client: `Client ${pick(14, 80)}`,
    purchaseOrder: `PO-${pick(15, 99_999)}`,
    isbn: number % 10 === 0 ? `978${pick(16, 1e9)}` : '',
    other: '',
    currencyId: 0,
  };
}

function answer(command: string, offset: number, limit: number): object {
  switch (command) {
    case 'loginEnterprise':
      return { sessionid: 'a'.repeat(32), userid: 100 };
    case 'getLicensedItems': {
      const size = Math.max(0, Math.min(limit, count - offset));
      return { downloads: Array.from({ length: size }, (_, at) => row(offset + at)), count };
    }
    case 'getLicenseOfGroup':
      return {
        data: [10, 11, 12, 13].map((id) => ({ licenseId: id, licenseName: `Licence ${id}`, sizes: [] })),
      };
    default:
      return { data: [], downloads: [], count: 0 };
  }
}

const server = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => (body += String(chunk)));
  request.on('end', () => {
    const query = new URL(request.url ?? '/', 'http://x').searchParams;
    const form = new URLSearchParams(body);
    const value = (name: string) => form.get(name) ?? query.get(name) ?? '';
    const given = answer(value('dp_command'), Number(value('dp_offset')), Number(value('dp_limit')) || 100);
    response.end(JSON.stringify({ type: 'success', version: '1.3', ...given }));
  });
});
server.listen(0, '127.0.0.1', () => {
  parentPort?.postMessage(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
