/** What the command line asks of the desktop app. Chromium's own switches stand beside these. */
export interface Flags {
  readonly profile: string | null;
  /** Starts in the demo, with the built-in sandbox in place of the service. */
  readonly demo: boolean;
  /** Tests itself, tells the outcome as JSON on stdout and ends. */
  readonly smoke: boolean;
}

/** Read from `process.argv`: Electron turns its own copy of the switches to lower case. */
export function readFlags(argv: readonly string[]): Flags {
  return {
    profile: readValue(argv, '--profile'),
    demo: argv.includes('--demo'),
    smoke: argv.includes('--smoke'),
  };
}

function readValue(argv: readonly string[], name: string): string | null {
  const at = argv.findIndex((word) => word === name || word.startsWith(`${name}=`));
  const word = argv[at];
  if (word === undefined) return null;
  const value = word === name ? argv[at + 1] : word.slice(name.length + 1);
  return value === undefined || value === '' || value.startsWith('--') ? null : value;
}
