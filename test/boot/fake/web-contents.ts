import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import type { Faithful } from './phase.ts';
import { startDrag } from './drag.ts';
import { MessagePortMain } from './ports.ts';
import { loadDocument } from './protocol.ts';
import { openDocument } from './renderer.ts';
import type { OpenDocument } from './renderer.ts';

type OpenHandler = (details: { readonly url: string }) => { readonly action: string };

/** A page that loads its document from the protocol handler and runs the real preload beside it. */
export class FakeWebContents extends EventEmitter {
  readonly #preload: string;
  #document: OpenDocument | null = null;
  #url = '';
  openHandler: OpenHandler | null = null;

  constructor(preload: string) {
    super();
    this.#preload = preload;
  }

  get mainFrame() {
    return { url: this.#url } as Electron.WebFrameMain;
  }

  get document(): OpenDocument {
    if (this.#document === null) throw new Error('No page is loaded');
    return this.#document;
  }

  async load(url: string): Promise<void> {
    // The ports of the old page stay open: a renderer that dies takes its time, and main must not count on it.
    this.#document = null;
    this.#url = url;
    const { status } = await loadDocument(url);
    if (status !== 200) {
      this.emit('did-fail-load', {}, -6, `status ${status}`, url, true);
      throw new Error(`${url} answered ${status}`);
    }
    this.#document = openDocument(this.#preload);
    this.emit('did-finish-load');
  }

  reload(): void {
    void this.load(this.#url);
  }

  isLoading(): boolean {
    return this.#document === null;
  }

  isDestroyed(): boolean {
    return false;
  }

  startDrag(item: Electron.Item): void {
    startDrag(item);
  }

  getTitle(): string {
    return 'Stockroom';
  }

  setWindowOpenHandler(handler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0]): void {
    this.openHandler = handler as OpenHandler;
  }

  postMessage(channel: string, message: unknown, transfer: readonly Electron.MessagePortMain[] = []): void {
    const ports = transfer.map((port) => {
      if (port instanceof MessagePortMain) return port.transfer();
      throw new TypeError('Only ports of the main process can be transferred');
    });
    this.document.receive(channel, structuredClone(message), ports);
  }
}

FakeWebContents satisfies new (
  preload: string,
) => Faithful<Electron.WebContents>;
