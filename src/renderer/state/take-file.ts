import type { SaveEvent } from '../../shared/contract/index.ts';
import type { Stores } from './registry/store.ts';
import { shownPathStore } from './shown-path.ts';
import { toastsStore } from './toasts.ts';
import { toFailure } from '../bridge/index.ts';

/** Hands the user what the main process gives: it has saved it where the user said, or the page does. */
export async function takeFile(stores: Stores, events: Promise<AsyncIterable<SaveEvent>>): Promise<void> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  try {
    for await (const event of await events) {
      switch (event.kind) {
        case 'piece':
          pieces.push(bytesOf(event.base64));
          break;
        case 'end':
          offer(event.name, new Blob(pieces, { type: event.type }));
          break;
        case 'saved':
          stores.get(toastsStore).done(`Saved ${event.name}.`);
          break;
        case 'folder':
          if (event.shown) stores.get(toastsStore).done(`Copied to ${event.path}.`);
          else stores.get(shownPathStore).setState(event.path, true);
          break;
        case 'cancelled':
          break;
      }
    }
  } catch (error) {
    stores.get(toastsStore).failed(toFailure(error));
  }
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
}

function offer(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken its hold of it by the next turn.
  setTimeout(() => URL.revokeObjectURL(url));
}
