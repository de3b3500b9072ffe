import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** A browser for the tests, and what it needs to start. */
export interface Browser {
  readonly executablePath: string;
  readonly args: readonly string[];
  /** To be added to the browser's own environment only: its libraries are not meant for other programs. */
  readonly env: Readonly<Record<string, string>>;
}

const root = path.resolve(import.meta.dirname, '../..');

/** Where systems keep a Chrome or Chromium. */
const SYSTEM: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: ['/usr/bin/google-chrome', '/usr/bin/chromium', '/usr/bin/chromium-browser'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  ],
};

/** No sandbox as root or in a container: the pages are ours. No calls to the vendor's servers. */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/**
 * `CHROMIUM_PATH`, else one that the system has, else the one that npm brought (Linux x64), with its own copy of
 * the libraries that a bare machine lacks. `null`: Playwright is to use its own, if it was installed.
 */
export async function findChromium(): Promise<Browser | null> {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return { executablePath: named, args: ARGS, env: {} };
  const system = (SYSTEM[process.platform] ?? []).find((file) => existsSync(file));
  if (system !== undefined) return { executablePath: system, args: ARGS, env: {} };
  return process.platform === 'linux' && process.arch === 'x64' ? await unpackFromNpm() : null;
}

/** Unpacks once into `.cache`; a half-unpacked browser never gets the final name. */
async function unpackFromNpm(): Promise<Browser> {
  const manifest = path.join(root, 'node_modules/@sparticuz/chromium/package.json');
  const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string };
  const home = path.join(root, '.cache', `chromium-${version}`);
  if (!existsSync(home)) {
    const unfinished = `${home}.${process.pid}`;
    mkdirSync(unfinished, { recursive: true });
    await withEnvironment({ TMPDIR: unfinished, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' }, async () => {
      const { default: chromium } = await import('@sparticuz/chromium');
      await chromium.executablePath();
    });
    writeFileSync(path.join(unfinished, 'fonts.conf'), fontsConf(home));
    try {
      renameSync(unfinished, home);
    } catch {
      // Another test run was faster.
      rmSync(unfinished, { recursive: true, force: true });
    }
  }
  return {
    executablePath: path.join(home, 'chromium'),
    args: [...ARGS, '--no-zygote'],
    env: {
      LD_LIBRARY_PATH: path.join(home, 'al2023', 'lib'),
      FONTCONFIG_FILE: path.join(home, 'fonts.conf'),
    },
  };
}

/** The one in the package looks in folders of another system. */
function fontsConf(home: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${path.join(home, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${path.join(home, 'fonts-cache')}</cachedir>
</fontconfig>
`;
}

/** The package reads and writes environment variables; they are put back afterwards. */
async function withEnvironment(
  values: Readonly<Record<string, string>>,
  work: () => Promise<void>,
): Promise<void> {
  const before = { ...process.env };
  Object.assign(process.env, values);
  try {
    await work();
  } finally {
    for (const key of Object.keys(process.env)) if (!(key in before)) delete process.env[key];
    Object.assign(process.env, before);
  }
}
