/** Takes secrets out of a text that people or logs will see. */
export type Redact = (text: string) => string;

/** Shorter values would blank out ordinary words, and nobody guards a secret of three letters. */
const MIN_SECRET = 4;

/** Knows the key, the password and every session ID of this client's life, in plain and in form encoding. */
export class Secrets {
  readonly #values = new Set<string>();

  add(...values: readonly string[]): void {
    for (const value of values) {
      if (value.length < MIN_SECRET) continue;
      this.#values.add(value);
      this.#values.add(encodeURIComponent(value));
    }
  }

  /** Also blanks links (they may be signed) and anything that looks like a key. */
  readonly redact: Redact = (text) => {
    let clean = text;
    for (const value of this.#values) clean = clean.replaceAll(value, '…');
    return clean.replace(/\b(?:https?|socks\w*):\/\/\S+/gi, '(link)').replace(/\b[0-9a-f]{20,}\b/gi, '…');
  };
}
