import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Every place that holds one of the secrets: named texts, and all files below a folder, as bytes. */
export function findSecrets(
  secrets: readonly string[],
  places: ReadonlyMap<string, string>,
  folder: string,
): readonly string[] {
  const found: string[] = [];
  const look = (place: string, bytes: Buffer) => {
    for (const secret of secrets) {
      // SQLite and Chromium may keep text as UTF-16.
      const forms = [
        Buffer.from(secret),
        Buffer.from(secret, 'utf16le'),
        Buffer.from(Buffer.from(secret).toString('base64').slice(0, -4)),
      ];
      if (forms.some((form) => form.length > 4 && bytes.includes(form))) found.push(`${secret} in ${place}`);
    }
  };
  for (const [place, text] of places) look(place, Buffer.from(text));
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    // Pictures are not ours to search: a four-letter mark may turn up in any of them.
    if (/\.(?:jpg|png|webp)$/i.test(file) || file.includes(`${path.sep}previews${path.sep}`)) continue;
    look(path.relative(folder, file), readFileSync(file));
  }
  return found;
}
