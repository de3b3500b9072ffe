import { beginning } from '../../shared/model/beginning.ts';

/** Takes secrets out of a text that people or logs will see. */
export type Redact = (text: string) => string;

/** Shorter values would blank out ordinary words, and no secret has three letters. */
const MIN_SECRET = 4;

/** A service that ends sessions early hands out many; the old ones are worth nothing. */
const MAX_SECRETS = 200;

/** Characters that are looked through. What a service says at greater length, no person reads, and no log keeps. */
const MOST_TEXT = 16_384;

/** Blanks links (they may be signed) and what looks like a key; of a long text only the beginning is kept. */
export function redactLooks(text: string): string {
  return beginning(text, MOST_TEXT)
    .replace(/\b(?:https?|socks\w{0,4}):\/\/\S+/gi, '(link)')
    .replace(/\b[0-9a-f]{20,}\b/gi, '…');
}

/** Knows the key, the password and the recent session IDs of a client, in plain and in form encoding. */
export class Secrets {
  readonly #values = new Set<string>();

  add(...secrets: readonly string[]): void {
    for (const secret of secrets.filter(({ length }) => length >= MIN_SECRET)) {
      for (const value of [secret, encodeURIComponent(secret)]) {
        // To the end, so that what is still in use is not the oldest.
        this.#values.delete(value);
        this.#values.add(value);
      }
    }
    for (const oldest of this.#values) {
      if (this.#values.size <= MAX_SECRETS) break;
      this.#values.delete(oldest);
    }
  }

  readonly redact: Redact = (text) => {
    let clean = text;
    for (const value of this.#values) clean = clean.replaceAll(value, '…');
    return redactLooks(clean);
  };
}
