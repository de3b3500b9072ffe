import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { ALL_LICENCES as ALL } from '../../../src/shared/model/held-licence.ts';
import { openBook } from '../../../src/main/purchasing/licences/book/book.ts';
import { createLicences } from '../../../src/main/purchasing/licences/index.ts';
import { claimOwner } from '../../../src/main/platform/store/index.ts';
import { tempFolderPerTest } from '../../support/temp-folder.ts';
import { item, ListedService } from './listed-service.ts';

// Other work on the machine must not make these fail.
vi.setConfig({ testTimeout: 120_000 });
const ACCOUNT = 'api.example/demo';
const ROWS = 2_500;
const folder = tempFolderPerTest();
const file = () => path.join(folder.path, 'licences.db');

function open(service: ListedService, adopt: boolean) {
  const licences = createLicences({
    adopt,
    client: service.client,
    file: file(),
    certificates: path.join(folder.path, 'certificates'),
    service: 'api.example',
    account: () => ACCOUNT,
    purchases: () => [],
    fileOf: () => null,
    titleFor: () => '',
    picture: async () => {
      throw new Error('There is none.');
    },
    enqueue: async () => {},
    onRights: () => {},
  });
  onTestFinished(() => licences.close());
  return licences;
}

function listed(): ListedService {
  const service = new ListedService();
  service.licensed = Array.from({ length: ROWS }, (_, index) => item(ROWS - index));
  return service;
}

test('a pass that a killed process has left goes on in an app that runs, from where it stopped', async () => {
  const service = listed();
  const running = open(service, true);
  const dead = claimOwner({ folder: folder.path, work: 'licences' });
  // The part of a pass, as a process writes it down that is killed after its second page.
  const { book, close } = openBook(file());
  book.syncedBy(ACCOUNT, dead.id);
  for (let page = 0; page < 2; page += 1) {
    const { offset } = book.begin(ACCOUNT, 'licensed');
    const rows = service.licensed.slice(offset, offset + 1000);
    book.take(ACCOUNT, 'licensed', { offset, total: ROWS, rows, unreadable: 0 });
  }
  close();
  const before = await running.found({ ...ALL });
  expect(before.count).toBeGreaterThan(1000);
  expect(service.pages, 'while it lives').toBe(0);
  const offsets: number[] = [];
  const { licensedItems } = service.client;
  const watched: typeof licensedItems = async (want, call) => {
    offsets.push(want.offset);
    return await licensedItems(want, call);
  };
  Object.assign(service.client, { licensedItems: watched });
  dead.release();
  await vi.waitFor(async () => expect((await running.read()).complete).toBe(true), { timeout: 60_000 });
  expect((await running.found({ ...ALL })).count).toBe(ROWS);
  // Not from the beginning: two pages were there already.
  expect(offsets[0]).toBeGreaterThan(1900);
});

test('two processes that read the lists at once do so one after the other, and the copy is the list', async () => {
  const service = listed();
  let reading = 0;
  let most = 0;
  const { licensedItems } = service.client;
  const slow: typeof licensedItems = async (...args) => {
    reading += 1;
    most = Math.max(most, reading);
    await new Promise((resolve) => setTimeout(resolve, 5));
    const page = await licensedItems(...args);
    reading -= 1;
    return page;
  };
  Object.assign(service.client, { licensedItems: slow });
  const [one, other] = [open(service, false), open(service, false)];
  await Promise.all([one.sync(), other.sync()]);
  expect(most).toBe(1);
  expect([one.state, other.state]).toMatchObject([
    { complete: true, count: ROWS, failure: null },
    { complete: true, count: ROWS, failure: null },
  ]);
});
