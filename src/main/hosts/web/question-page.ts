import type { QuestionWords } from '../../platform/consent/index.ts';

/** Headers of every page that asks: no script, no frame, no other origin. `nonce` is of the page's style. */
export function questionHeaders(nonce: string): Readonly<Record<string, string>> {
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    'Content-Security-Policy': `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    'X-Frame-Options': 'DENY',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    // With less, the browser would not tell which page sends the answer.
    'Referrer-Policy': 'same-origin',
  };
}

/** The question; an answer goes to `way/yes` or `way/no`. */
export function questionPage(words: QuestionWords, way: string, nonce: string): string {
  const form = (answer: string, name: string) =>
    `<form method="post" action="${way}/${answer}"><button>${escaped(name)}</button></form>`;
  return page(
    nonce,
    `<h1>${escaped(words.message)}</h1><p>${escaped(words.detail)}</p><div>${form('no', 'Cancel')}${form('yes', words.yes)}</div>`,
  );
}

/** A page of one sentence, when there is nothing to answer (any more). */
export function closingPage(sentence: string, nonce: string): string {
  return page(nonce, `<p>${escaped(sentence)}</p>`);
}

function page(nonce: string, body: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Stockroom asks</title><style nonce="${nonce}">${STYLE}</style><main>${body}</main></html>`;
}

const STYLE =
  ':root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}body{display:grid;place-items:center;min-height:90vh}main{max-width:34rem;padding:2rem}h1{font-size:1.25rem}div{display:flex;gap:.75rem;margin-top:1.5rem}button{font:inherit;padding:.5rem 1.25rem}';

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
