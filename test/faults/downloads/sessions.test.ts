import { afterEach, expect, it } from 'vitest';
import { StockroomError } from '../../../src/shared/model/failure.ts';
import { CREDENTIALS, clientOf, FakeService, failure } from '../../contract/support/service.ts';
import type { Received, Reply } from '../../contract/support/service.ts';
import { fastClock, nameOf, onDisk, startBench } from './harness.ts';
import type { Bench } from './harness.ts';
import { jpeg, sha256 } from './range-server.ts';

let bench: Bench | null = null;
afterEach(async () => {
  await bench?.close();
  bench = null;
});

const JOBS = 64;
const ACTIVE = 32;
/** The client has so many connections to one host. */
const ASKING = 16;

/** The service: a session that dies under everybody at once, and sign-ins that are slow and fail the first time. */
class Service {
  signIns = 0;
  inFlight = 0;
  mostInFlight = 0;
  #alive = '';
  #waiting: (() => void)[] = [];
  #isOver = false;
  readonly #link: (asset: string) => string;

  constructor(link: (asset: string) => string) {
    this.#link = link;
  }

  readonly answer = async ({ command, form }: Received): Promise<Reply> => {
    if (command === 'loginEnterprise' || command === 'renewSession') return this.#signIn(command);
    if (command !== 'complimentaryDownload') return { type: 'success' };
    await this.#untilAllAsk();
    return form.get('dp_session_id') === this.#alive
      ? { type: 'success', downloadLink: this.#link(form.get('dp_item_id') ?? '') }
      : failure('EAPI\\EIllegalSession', 403, 'Session is not valid');
  };

  /** When everybody who can asks for a link, the session dies. */
  async #untilAllAsk(): Promise<void> {
    if (this.#isOver) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting.push(resolve);
    if (this.#waiting.length === ASKING) {
      this.#isOver = true;
      this.#alive = 'nobody’s';
      for (const release of this.#waiting) release();
    }
    await promise;
  }

  async #signIn(command: string): Promise<Reply> {
    this.inFlight += 1;
    this.mostInFlight = Math.max(this.mostInFlight, this.inFlight);
    await new Promise((resolve) => setTimeout(resolve, this.#isOver ? 200 : 1));
    this.inFlight -= 1;
    if (command === 'renewSession') return failure('EAPI\\EIllegalSession', 403, 'Session is not valid');
    this.signIns += 1;
    if (this.signIns === 2) {
      return (response) => void response.writeHead(503, { 'content-type': 'text/html' }).end('<p>Busy</p>');
    }
    this.#alive = `SESSION-${this.signIns}-0123456789`;
    return { type: 'success', sessionid: this.#alive, userid: '100151' };
  }
}

it('D17: a session that dies under 32 jobs is renewed once for all, and no job fails', async () => {
  const script = new Service((asset) => `${bench?.server.url}/${asset}?token=1`);
  await using service = await FakeService.start(script.answer);
  using open = clientOf(service, { maxCalls: ACTIVE });
  const { client } = open;
  await client.session.signIn(CREDENTIALS);
  bench = await startBench({
    effects: fastClock(20),
    settings: { maxTransfers: () => ACTIVE },
    client: {
      compLink: (...call) => client.compLink(...call),
      session: client.session,
      files: {
        resolve: (address, base) => {
          const url = new URL(address, base);
          if (url.host !== new URL(bench?.server.url ?? '').host)
            throw new StockroomError('file.blocked-host');
          return url;
        },
        fetchSmall: (...call) => client.files.fetchSmall(...call),
      },
    },
  });
  const { server, folder, comp, settle } = bench;
  const ids = Array.from({ length: JOBS }, (_, index) => index + 1);
  const file = jpeg(20_000);
  for (const id of ids) server.serve(`/${id}`, file);

  const jobs = await settle(await comp(...ids), 60_000);
  expect(jobs.filter(({ state }) => state !== 'done')).toEqual([]);
  expect(onDisk(folder)).toEqual(Object.fromEntries(ids.map((id) => [nameOf(id), sha256(file.bytes)])));
  expect(script.mostInFlight).toBe(1);
  // The first, one that failed, one that did not.
  expect(script.signIns).toBe(3);
  // Each link once, and once more for those that asked with the dead session.
  expect(service.count('complimentaryDownload')).toBeLessThanOrEqual(JOBS + 2 * ACTIVE);
});
