import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { onTestFinished } from 'vitest';
import { runCli } from '../../../src/main/hosts/cli/run-cli.ts';
import type { Terminal } from '../../../src/main/hosts/cli/io.ts';
import type { ForeignApi } from '../../support/foreign-api/index.ts';

export interface RunOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly stdin?: string;
  readonly signal?: AbortSignal;
}

export interface RunResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Standard output as the one JSON document it has to be. */
  json(): unknown;
  /** Standard output as JSON lines. */
  lines(): unknown[];
  /** The failure on standard error. */
  error(): { readonly code: string; readonly message: string; readonly action: string };
}

/** A profile that is signed in to a service by its environment. */
export function environmentOf({ url, credentials }: ForeignApi, profile: string) {
  return {
    DEPOSITPHOTOS_API_URL: url,
    STOCKROOM_PROFILE: profile,
    STOCKROOM_API_KEY: credentials.apiKey,
    STOCKROOM_USER: credentials.user,
    STOCKROOM_PASSWORD: credentials.password,
  };
}

/** Runs a command line in this process, with streams of its own. */
export async function runCommand(args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  const stdout = collector();
  const stderr = collector();
  const code = await runCli(args, {
    stdin: Readable.from(options.stdin === undefined ? [] : [options.stdin]),
    stdout: stdout.stream,
    stderr: stderr.stream,
    env: options.env ?? {},
    signal: options.signal ?? new AbortController().signal,
  });
  return {
    code,
    stdout: stdout.text(),
    stderr: stderr.text(),
    json: () => JSON.parse(stdout.text()),
    lines: () =>
      stdout
        .text()
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    error: () => JSON.parse(stderr.text().trim()).error,
  };
}

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'stockroom-cli-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

function collector(): { readonly stream: Writable & Terminal; text(): string } {
  const chunks: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(String(chunk));
      done();
    },
  });
  return { stream, text: () => chunks.join('') };
}
