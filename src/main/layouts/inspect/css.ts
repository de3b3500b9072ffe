/** What a style sheet shows: addresses in it that are no fonts, as they are written there. */
export function addressesInCss(css: string): readonly string[] {
  const plain = css.replaceAll(/\/\*[\s\S]*?\*\//g, ' ');
  const found = [
    ...plain.matchAll(
      /url\(\s*(?:"((?:\\[\s\S]|[^"\\])*)"|'((?:\\[\s\S]|[^'\\])*)'|((?:\\[\s\S]|[^'"\s)\\])*))\s*\)/gi,
    ),
    ...plain.matchAll(/@import\s+(?:"([^"]*)"|'([^']*)')/gi),
    ...plain.matchAll(/image-set\([^)]*?(?:"([^"]*)"|'([^']*)')/gi),
  ];
  return found
    .map(([, ...ways]) => unescaped(ways.find((way) => way !== undefined) ?? ''))
    .filter((address) => address !== '' && !address.startsWith('#') && !isFont(address));
}

function isFont(address: string): boolean {
  return (
    /\.(?:woff2?|ttf|otf|eot)(?:[?#].*)?$/i.test(address) ||
    /^data:(?:[\w/-]*font|application\/x-font)/i.test(address)
  );
}

/** `\28` and `\(` → `(` */
function unescaped(text: string): string {
  return text.replaceAll(
    /\\(?:([0-9a-f]{1,6})\s?|\r?\n|([\s\S]))/gi,
    (_all, hex?: string, letter?: string) =>
      hex === undefined ? (letter ?? '') : codePoint(Number.parseInt(hex, 16)),
  );
}

function codePoint(code: number): string {
  return code > 0x10_ff_ff ? '\uFFFD' : String.fromCodePoint(code);
}
