/**
 * The script inside a proof. It runs in any browser of the last years, from a file, without a network: its page's policy
 * lets it load and send nothing. What the client marks stays in that browser until the client saves or copies it.
 */
export const SCRIPT = String.raw`'use strict';
(() => {
  const root = document.documentElement;
  const proof = root.dataset.proof;
  const version = Number(root.dataset.version);
  const cards = [...document.querySelectorAll('article')];
  const by = document.querySelector('#by');
  const status = document.querySelector('#status');
  const said = document.querySelector('#said');
  const dialog = document.querySelector('dialog');
  const key = 'stockroom-proof-' + proof;
  const marks = new Map();
  let filter = 'all';

  // Some browsers keep nothing for files: then the page is asked about before it is left.
  const remember = () => {
    try { localStorage.setItem(key, JSON.stringify({ by: by.value, marks: [...marks] })); return true; } catch { return false; }
  };
  const recall = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(key) || 'null');
      if (kept === null) return;
      by.value = String(kept.by || '');
      for (const [asset, mark] of kept.marks) marks.set(Number(asset), mark);
    } catch { /* What can't be read again is marked again. */ }
  };
  let isKept = true;
  let isDirty = false;
  addEventListener('beforeunload', (event) => { if (isDirty && !isKept) event.preventDefault(); });

  const markOf = (card) => marks.get(Number(card.dataset.asset)) || { verdict: null, comment: '' };
  const count = (verdict) => [...marks.values()].filter((mark) => mark.verdict === verdict).length;
  const draw = () => {
    for (const card of cards) {
      const mark = markOf(card);
      card.dataset.verdict = mark.verdict || 'open';
      for (const button of card.querySelectorAll('[data-set]'))
        button.setAttribute('aria-pressed', String(mark.verdict === button.dataset.set));
      const field = card.querySelector('textarea');
      if (field.value !== mark.comment) field.value = mark.comment;
      card.hidden = filter !== 'all' && card.dataset.verdict !== filter;
    }
    for (const button of document.querySelectorAll('[data-filter]'))
      button.setAttribute('aria-pressed', String(filter === button.dataset.filter));
    status.textContent = count('pick') + ' picked, ' + count('reject') + ' rejected, ' +
      (cards.length - count('pick') - count('reject')) + ' open';
  };
  const set = (card, change) => {
    const mark = { ...markOf(card), ...change };
    marks.set(Number(card.dataset.asset), mark);
    isDirty = true;
    isKept = remember();
    draw();
  };
  const judge = (card, verdict) => set(card, { verdict: markOf(card).verdict === verdict ? null : verdict });

  const base64 = (text) => {
    let bytes = '';
    for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte);
    return btoa(bytes).replace(/.{1,76}/g, '$&\n');
  };
  const titleOf = (card) => card.querySelector('h2').textContent;
  const answer = () => {
    const list = cards
      .map((card) => ({ card, asset: Number(card.dataset.asset), ...markOf(card) }))
      .filter((mark) => mark.verdict !== null || mark.comment.trim() !== '');
    const lines = list.map(({ card, verdict, comment }) =>
      (verdict === 'pick' ? 'Picked: ' : verdict === 'reject' ? 'Rejected: ' : 'Comment: ') +
      titleOf(card) + (comment.trim() === '' ? '' : ' (' + comment.trim().replace(/\s+/g, ' ') + ')'));
    const content = { version, proof, by: by.value.trim(),
      marks: list.map(({ asset, verdict, comment }) => ({ asset, verdict, comment: comment.trim() })) };
    return 'Answer to “' + document.title + '”' + (content.by === '' ? '' : ' from ' + content.by) + '\n\n' +
      lines.join('\n') + '\n\nStockroom reads the rest:\n' +
      '-----BEGIN STOCKROOM ANSWER-----\n' + base64(JSON.stringify(content)) + '-----END STOCKROOM ANSWER-----\n';
  };
  const tell = (text) => { said.textContent = text; };

  document.querySelector('#save').addEventListener('click', () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([answer()], { type: 'text/plain' }));
    link.download = root.dataset.name + (by.value.trim() === '' ? '' : ' ' + by.value.trim().replace(/[^\p{L}\p{N} ]/gu, '')) + '.stockroom-answer.txt';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    isDirty = false;
    tell('Saved. Send the file back.');
  });
  document.querySelector('#copy').addEventListener('click', async () => {
    const text = answer();
    let isCopied = false;
    try { await navigator.clipboard.writeText(text); isCopied = true; } catch { /* Closed to files: by hand. */ }
    if (!isCopied) {
      const area = document.createElement('textarea');
      area.value = text;
      document.body.append(area);
      area.select();
      isCopied = document.execCommand('copy');
      area.remove();
    }
    if (isCopied) isDirty = false;
    tell(isCopied ? 'Copied. Paste it into a mail.' : 'Not copied. Use “Save answer”.');
  });
  by.addEventListener('input', () => { isKept = remember(); });
  for (const button of document.querySelectorAll('[data-filter]'))
    button.addEventListener('click', () => { filter = button.dataset.filter; draw(); });

  let shown = null;
  const show = (card) => {
    shown = card;
    dialog.querySelector('img').src = card.querySelector('img').src;
    dialog.querySelector('p').textContent = titleOf(card);
    if (!dialog.open) dialog.showModal();
  };
  const step = (by) => {
    const seen = cards.filter((card) => !card.hidden && card.querySelector('img') !== null);
    const next = seen[seen.indexOf(shown) + by];
    if (next !== undefined) show(next);
  };
  for (const card of cards) {
    for (const button of card.querySelectorAll('[data-set]'))
      button.addEventListener('click', () => judge(card, button.dataset.set));
    card.querySelector('textarea').addEventListener('input', (event) => set(card, { comment: event.target.value }));
    const picture = card.querySelector('.picture');
    if (card.querySelector('img') !== null) picture.addEventListener('click', () => show(card));
  }
  dialog.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => { if (shown !== null) shown.querySelector('.picture').focus(); });
  addEventListener('keydown', (event) => {
    if (!dialog.open || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'ArrowRight') step(1);
    else if (event.key === 'ArrowLeft') step(-1);
    else if (event.key === 'p' || event.key === 'x') {
      judge(shown, event.key === 'p' ? 'pick' : 'reject');
      tell('');
    } else return;
    event.preventDefault();
  });
  recall();
  draw();
})();`;
