/**
 * The downloads service against curl and aria2c, in one run, turn by turn, so that a busy machine hurts all alike:
 * `node bench/downloads.ts [--rounds 5] [--quick] [--write]`. Ours is measured with everything on and without the
 * start of the process, because it lives long; the others start anew and neither hash nor sync.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { cpus, loadavg, release, tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

interface Scenario {
  readonly name: string;
  readonly count: number;
  readonly size: number;
  /** At once, instead of 8; then only ours is measured. */
  readonly transfers?: number;
}

interface Run {
  readonly wall: number;
  readonly cpu: number;
  readonly loopP99?: number;
  readonly memory?: number;
}

interface Client {
  readonly name: string;
  readonly command: string | null;
  run(scenario: Scenario, folder: string): Run;
}

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    quick: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
const shrink = values.quick ? 10 : 1;
const SCENARIOS: readonly Scenario[] = [
  { name: 'one of 1 GB', count: 1, size: 1e9 / shrink },
  { name: '1,000 of 1 MB', count: 1000 / shrink, size: 1e6 },
  { name: '5,000 of 50 KB', count: 5000 / shrink, size: 50_000 },
  { name: '10,000 of 10 KB, 16 transfers', count: 10_000 / shrink, size: 10_000, transfers: 16 },
];

const here = import.meta.dirname;
const server = spawn(process.execPath, [path.join(here, 'downloads-server.ts')], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const port = await new Promise<string>((resolve) => {
  server.stdout.once('data', (chunk) => resolve(String(chunk).trim()));
});
const url = `http://127.0.0.1:${port}`;

const link = (scenario: Scenario, index: number) => `${url}/${index + 1}?size=${scenario.size}`;
const indexes = ({ count }: Scenario) => Array.from({ length: count }, (_, index) => index);

/** Runs a program under the shell's clock: wall and processor seconds of it and its children. */
function timed(command: string, args: readonly string[]): Run {
  const script = 'TIMEFORMAT="%R %U %S"; time "$@" >/dev/null 2>&1';
  const { stderr } = spawnSync('bash', ['-c', script, 'bash', command, ...args], { encoding: 'utf8' });
  const [wall = 0, user = 0, system = 0] = stderr.trim().split(/\s+/).map(Number);
  return { wall, cpu: user + system };
}

const aria2 = (name: string, ...options: readonly string[]): Client => ({
  name,
  command: 'aria2c',
  run: (scenario, folder) => {
    const list = path.join(folder, 'list.txt');
    const lines = indexes(scenario).map((index) => `${link(scenario, index)}\n  out=${index}.jpg\n`);
    writeFileSync(list, lines.join(''));
    const library = path.join(folder, 'library');
    return timed('aria2c', [
      '--no-conf',
      '--file-allocation=none',
      '-q',
      `-d${library}`,
      `-i${list}`,
      ...options,
    ]);
  },
});

const CLIENTS: readonly Client[] = [
  {
    name: 'Stockroom',
    command: null,
    run: (scenario, folder) => {
      const args = [
        url,
        folder,
        String(scenario.count),
        String(scenario.size),
        String(scenario.transfers ?? 8),
      ];
      return JSON.parse(
        execFileSync(process.execPath, [path.join(here, 'downloads-client.ts'), ...args], {
          encoding: 'utf8',
        }),
      ) as Run;
    },
  },
  {
    name: 'curl -Z 8',
    command: 'curl',
    run: (scenario, folder) => {
      const list = path.join(folder, 'list.txt');
      const lines = indexes(scenario).map(
        (index) =>
          `url="${link(scenario, index)}"\noutput="${path.join(folder, 'library', `${index}.jpg`)}"\n`,
      );
      writeFileSync(list, lines.join(''));
      return timed('curl', ['-s', '-f', '-Z', '--parallel-max', '8', '-K', list]);
    },
  },
  aria2('aria2c -x1 -j8', '-x1', '-j8'),
  aria2('aria2c -x16 -j16', '-x16', '-s16', '-j16'),
];

const installed = CLIENTS.filter(
  ({ command }) => command === null || spawnSync(command, ['--version']).error === undefined,
);

/** Writes as much as the run will and deletes it: memory that nobody has used for long comes slowly in a virtual machine. */
function touch(folder: string, { count, size }: Scenario): void {
  const file = path.join(folder, 'touched');
  const block = Buffer.alloc(8 * 1024 * 1024);
  const descriptor = openSync(file, 'w');
  for (let left = count * size; left > 0; left -= block.length) writeSync(descriptor, block);
  closeSync(descriptor);
  rmSync(file);
}

function checked(client: Client, scenario: Scenario): Run {
  const folder = mkdtempSync(path.join(tmpdir(), 'stockroom-bench-'));
  const library = path.join(folder, 'library');
  mkdirSync(library);
  // What the one before has left unwritten or deleted is not this one's work.
  spawnSync('sync');
  touch(folder, scenario);
  try {
    const run = client.run(scenario, folder);
    const files = readdirSync(library).map((name) => statSync(path.join(library, name)).size);
    if (files.length !== scenario.count || files.some((size) => size !== scenario.size)) {
      throw new Error(`${client.name}: ${files.length} of ${scenario.count} files`);
    }
    return run;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const median = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;

const loadBefore = loadavg()[0]?.toFixed(1);
const sections: string[] = [];
for (const scenario of SCENARIOS) {
  const clients = scenario.transfers === undefined ? installed : installed.slice(0, 1);
  const runs = new Map<Client, Run[]>(clients.map((client) => [client, []]));
  for (let round = 0; round < Number(values.rounds); round += 1) {
    // Each begins in turn: who runs after whom is worth a third of the time of a large file.
    const first = round % clients.length;
    for (const client of [...clients.slice(first), ...clients.slice(0, first)]) {
      runs.get(client)?.push(checked(client, scenario));
    }
  }
  const rows = clients.map((client) => {
    const of = (key: keyof Run) => median((runs.get(client) ?? []).map((run) => run[key] ?? 0));
    return { client, wall: of('wall'), cpu: of('cpu'), loop: of('loopP99'), memory: of('memory') };
  });
  const base = rows[0];
  sections.push(
    [
      `## ${scenario.name}${values.quick ? ` (a tenth: ${scenario.count} of ${scenario.size} bytes)` : ''}\n`,
      '| client | wall s | CPU s | our wall / theirs | our CPU / theirs | event loop p99 ms | memory above idle MB |',
      '| --- | --- | --- | --- | --- | --- | --- |',
      ...rows.map(({ client, wall, cpu, loop, memory }) => {
        const own = client.command === null;
        const ratio = (ours: number | undefined, theirs: number) =>
          own ? '' : ((ours ?? 0) / theirs).toFixed(2);
        return `| ${client.name} | ${wall.toFixed(2)} | ${cpu.toFixed(2)} | ${ratio(base?.wall, wall)} | ${ratio(base?.cpu, cpu)} | ${own ? loop.toFixed(0) : ''} | ${own ? memory.toFixed(0) : ''} |`;
      }),
    ].join('\n'),
  );
}
server.kill();

const missing = CLIENTS.filter((client) => !installed.includes(client)).map((client) => client.name);
const report = `# Downloads

\`node bench/downloads.ts --rounds ${values.rounds}${values.quick ? ' --quick' : ''} --write\`, medians. Loopback, HTTP, files in ${tmpdir()}.
Stockroom hashes (SHA-256), syncs file and folder and keeps its database; curl and aria2c do none of it. Before each run
the disk comes to rest and the memory that the run needs is touched. Load of the machine:
${loadBefore} before, ${loadavg()[0]?.toFixed(1)} after; wall times count for little where others make it go above 2.
${missing.length === 0 ? '' : `Not installed here, so not measured: ${missing.join(', ')}.\n`}
Machine: ${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 1e9)} GB, ${process.platform} ${release()}, Node ${process.version}.

${sections.join('\n\n')}

## Against the goals

A for one file, B for 1 MB, C for 50 KB. Wall at most 1.4 times curl (A) or twice curl (B, C), and at most aria2c -x1;
event loop p99 under 50 ms; memory at most 150 MB above idle at 10,000 jobs. The tables say which of these hold.
`;
process.stdout.write(report);
if (values.write) writeFileSync(path.join(here, 'results', 'downloads.md'), report);
