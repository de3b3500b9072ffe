import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { net } from 'electron';
import type { BrowserWindow } from 'electron';
import { VERSION } from '../../../shared/version.ts';

/** One check: what it found, or the error it met. */
type Check = { readonly ok: boolean; readonly found: string };

export interface SmokeReport {
  readonly ok: boolean;
  readonly version: string;
  readonly versions: Readonly<Record<string, string | undefined>>;
  readonly secrets: string;
  readonly checks: Readonly<Record<string, Check>>;
}

export interface SmokeOptions {
  readonly window: BrowserWindow;
  readonly pageUrl: string;
  readonly preload: string;
  readonly secrets: string;
  /** Resolves when a page has used the bridge for the first time. */
  readonly bridgeUsed: Promise<void>;
}

const PAGE_MS = 20_000;

/** The self-test behind `--smoke`: with every fuse blown, the released binary can still prove itself. */
export async function smokeTest(options: SmokeOptions): Promise<SmokeReport> {
  const { window, pageUrl, preload, secrets } = options;
  const running = Object.entries<Promise<Check>>({
    preload: check(async () => expectTrue(existsSync(preload), preload)),
    database: check(async () => searchInMemory()),
    protocol: check(() => fetchPage(pageUrl)),
    page: check(() => inTime(loaded(window))),
    bridge: check(() => inTime(options.bridgeUsed.then(() => 'the page made a call'))),
  });
  const checks = Object.fromEntries(
    await Promise.all(running.map(async ([name, result]) => [name, await result] as const)),
  );
  const { electron, chrome, node, modules } = process.versions;
  const ok = Object.values(checks).every((result) => result.ok);
  return { ok, version: VERSION, versions: { electron, chrome, node, modules }, secrets, checks };
}

async function check(run: () => Promise<string>): Promise<Check> {
  try {
    return { ok: true, found: await run() };
  } catch (error) {
    return { ok: false, found: error instanceof Error ? error.message : String(error) };
  }
}

/** A minor version of Electron has come without `node:sqlite` before. */
function searchInMemory(): string {
  const database = new DatabaseSync(':memory:');
  try {
    database.exec("CREATE VIRTUAL TABLE words USING fts5(word); INSERT INTO words VALUES ('mountain')");
    const row = database
      .prepare("SELECT sqlite_version() AS version FROM words WHERE words MATCH 'mountain'")
      .get();
    return `SQLite ${String(row?.['version'])}`;
  } finally {
    database.close();
  }
}

async function fetchPage(url: string): Promise<string> {
  const response = await net.fetch(url);
  const policy = response.headers.get('content-security-policy') ?? '';
  const type = response.headers.get('content-type') ?? '';
  await response.body?.cancel();
  expectTrue(response.status === 200, `status ${response.status}`);
  expectTrue(type.startsWith('text/html'), `content type ${type}`);
  return expectTrue(policy.includes("default-src 'none'"), `policy ${policy}`);
}

function loaded({ webContents }: BrowserWindow): Promise<string> {
  if (!webContents.isLoading()) return Promise.resolve(webContents.getTitle());
  return new Promise((resolve, reject) => {
    webContents.once('did-finish-load', () => resolve(webContents.getTitle()));
    webContents.once('did-fail-load', (_event, _code, description) => reject(new Error(description)));
  });
}

function inTime<Result>(work: Promise<Result>): Promise<Result> {
  const { promise, resolve, reject } = Promise.withResolvers<Result>();
  const timer = setTimeout(() => reject(new Error(`nothing within ${PAGE_MS} ms`)), PAGE_MS);
  work.finally(() => clearTimeout(timer)).then(resolve, reject);
  return promise;
}

function expectTrue(condition: boolean, found: string): string {
  if (!condition) throw new Error(found);
  return found;
}
