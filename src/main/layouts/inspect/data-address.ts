/** The bytes in a data address (RFC 2397), in base64 or percent signs; `null` for any other address. */
export function bytesOfAddress(address: string): Buffer | null {
  const comma = address.indexOf(',');
  const head = /^\s*data:([^,]{0,300})$/i.exec(address.slice(0, Math.max(0, comma)))?.[1];
  if (head === undefined) return null;
  const body = address.slice(comma + 1);
  if (/;\s*base64\s*$/i.test(head)) {
    return Buffer.from(
      body.includes('%') ? body.replaceAll(/%[0-9a-f]{2}/gi, decodeURIComponent) : body,
      'base64',
    );
  }
  // Letter by letter: bytes of a picture are no UTF-8.
  const letters = body.replaceAll(/%[0-9a-f]{2}/gi, (hex) =>
    String.fromCharCode(Number.parseInt(hex.slice(1), 16)),
  );
  return Buffer.from(letters, /[^\0-\xff]/.test(letters) ? 'utf8' : 'latin1');
}
