/** Fields of a `multipart/form-data` body, in order; files are left out. `null` when it is not one. */
export function parseMultipart(
  bytes: Buffer,
  contentType: string,
): readonly (readonly [string, string])[] | null {
  const boundary = /boundary=(?:"([^"]{1,70})"|([^;\s]{1,70}))/i.exec(contentType);
  const mark = boundary?.[1] ?? boundary?.[2];
  if (mark === undefined) return null;
  const [preamble, ...parts] = `\r\n${bytes.toString('utf8')}`.split(`\r\n--${mark}`);
  const end = parts.pop();
  if (preamble !== '' || end?.startsWith('--') !== true) return null;
  const fields: (readonly [string, string])[] = [];
  for (const part of parts) {
    const gap = part.indexOf('\r\n\r\n');
    const headers = part.slice(0, gap);
    const name = /^content-disposition:\s*form-data;.*?\bname="([^"]*)"/im.exec(headers)?.[1];
    if (gap < 0 || name === undefined) return null;
    if (!/;\s*filename\*?=/i.test(headers)) fields.push([name, part.slice(gap + 4)]);
  }
  return fields;
}
