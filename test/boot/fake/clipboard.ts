import type * as Electron from 'electron';
import { onlyWhenReady } from './phase.ts';
import type { Faithful } from './phase.ts';

type Payload = ConstructorParameters<typeof Electron.ClipboardItem>[0][string];

/** What stands on the clipboard: format to text. A write replaces all of it. */
export const board: { formats: Readonly<Record<string, string>> } = { formats: {} };

/** A MIME type, or a format of the system in the form that Electron takes since 44. */
const FORMAT =
  /^(?:[a-z]+\/[\w.+-]+|web [a-z]+\/[\w.+-]+|electron application\/(?:findtext|osclipboard;format="[^"]+"))$/;

export class ClipboardItem {
  readonly types: string[];
  readonly #items: Record<string, Payload>;

  constructor(items: Record<string, Payload>) {
    this.types = Object.keys(items);
    if (this.types.length === 0) throw new TypeError('ClipboardItem needs at least one type');
    const odd = this.types.find((type) => !FORMAT.test(type));
    if (odd !== undefined) throw new TypeError(`ClipboardItem: ${odd} is no type`);
    this.#items = items;
  }

  async textOf(type: string): Promise<string> {
    const payload = await this.#items[type];
    if (typeof payload === 'string') return payload;
    if (payload instanceof Blob) return await payload.text();
    throw new TypeError(`ClipboardItem: ${type} takes text or a Blob`);
  }
}

export const clipboard = {
  async write(data: Electron.ClipboardItem[]): Promise<void> {
    onlyWhenReady('clipboard');
    const formats: Record<string, string> = {};
    for (const item of data) {
      if (!(item instanceof ClipboardItem)) throw new TypeError('clipboard.write takes ClipboardItems');
      for (const type of item.types) formats[type] = await item.textOf(type);
    }
    board.formats = formats;
  },
};
clipboard satisfies Faithful<Electron.Clipboard>;
