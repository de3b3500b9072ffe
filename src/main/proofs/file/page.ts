import { createHash } from 'node:crypto';
import { exportName } from '../../../shared/model/export-name.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import { MAX_COMMENT, MAX_REVIEWER, PROOF_VERSION } from '../../../shared/model/proof.ts';
import type { ProofSource } from '../index.ts';
import { SCRIPT } from './script.ts';
import { STYLE } from './style.ts';

/** A small picture of an asset as JPEG; `null` where none is to be had. */
export type SmallPicture = (id: AssetId, signal: AbortSignal) => Promise<Uint8Array | null>;

/** Nothing is loaded and nothing sent: pictures stand in the file, and only our own script and style run. */
const POLICY = [
  "default-src 'none'",
  'img-src data:',
  `style-src '${hashOf(STYLE)}'`,
  `script-src '${hashOf(SCRIPT)}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/**
 * The proof as one HTML file, piece by piece. It holds the board's name and of each asset title, ID and a small picture;
 * no note, no price, no address, nothing of the account.
 */
export async function* proofPage(
  { proofId, name, assets }: ProofSource,
  picture: SmallPicture,
  signal: AbortSignal,
): AsyncGenerator<string, void, void> {
  yield head(proofId, name, assets.length);
  for (const [index, { asset }] of assets.entries()) {
    signal.throwIfAborted();
    const bytes = await picture(asset.id, signal);
    yield card(index + 1, asset, bytes);
  }
  yield foot();
}

function head(proofId: string, name: string, count: number): string {
  const title = escaped(name);
  return `<!doctype html>
<html lang="en" data-proof="${proofId}" data-version="${PROOF_VERSION}" data-name="${escaped(exportName(name, 'Proof'))}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>${title}</h1>
<p id="status" role="status">${count} pictures</p>
<div role="group" aria-label="Show">${['all', 'pick', 'reject', 'open'].map(filter).join('')}</div>
<label for="by">Your name</label> <input id="by" maxlength="${MAX_REVIEWER}" autocomplete="name">
<button type="button" id="copy">Copy answer</button>
<button type="button" id="save" class="main">Save answer</button>
<p id="said" role="status"></p>
</header>
<main>
`;
}

const FILTERS: Readonly<Record<string, string>> = {
  all: 'All',
  pick: 'Picked',
  reject: 'Rejected',
  open: 'Open',
};

function filter(key: string): string {
  return `<button type="button" data-filter="${key}" aria-pressed="${key === 'all'}">${FILTERS[key]}</button>`;
}

function card(
  number: number,
  { id, title }: { readonly id: AssetId; readonly title: string },
  bytes: Uint8Array | null,
): string {
  const name = title === '' ? `Picture ${number}` : title;
  const image =
    bytes === null
      ? '<span class="none">No picture</span>'
      : `<img alt="" src="data:image/jpeg;base64,${Buffer.from(bytes).toString('base64')}">`;
  return `<article data-asset="${id}" aria-label="${escaped(`${number}: ${name}`)}">
<button type="button" class="picture" aria-label="${escaped(`Enlarge ${name}`)}">${image}</button>
<h2>${number}. ${escaped(name)}</h2>
<span class="id">${id}</span>
<div class="row"><button type="button" data-set="pick" aria-pressed="false">Pick</button><button type="button" data-set="reject" aria-pressed="false">Reject</button></div>
<textarea rows="1" maxlength="${MAX_COMMENT}" placeholder="Comment" aria-label="${escaped(`Comment on ${name}`)}"></textarea>
</article>
`;
}

function foot(): string {
  return `</main>
<footer>Small pictures for choosing only, not for publication. This page sends nothing: what you mark stays in your browser until you save or copy your answer and send it back. In the large view, P picks, X rejects, the arrows go on.</footer>
<dialog aria-label="Picture"><img alt=""><p></p></dialog>
<script>${SCRIPT}</script>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
