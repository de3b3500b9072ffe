import { MessageChannelMain, nativeImage } from 'electron';
import type { MessagePortMain, WebContents } from 'electron';
import { RPCHandler } from '@orpc/server/message-port';
import type { App } from '../../app.ts';
import { router } from '../../bridge/index.ts';
import { createGivenPaths } from './given-paths.ts';
import type { Page } from './page.ts';

const handler = new RPCHandler(router);

export interface BridgePortOptions {
  readonly contents: WebContents;
  readonly page: Page;
  /** The app that runs at the moment. */
  readonly app: () => App;
  readonly onFirstCall: () => void;
}

/** The line between one page and the app. */
export interface BridgePort {
  /** Ends the line; calls that are under way are aborted. */
  close(): void;
}

/**
 * Hands a page its MessagePort each time it has loaded. The port goes to the main frame of our own page and
 * to nothing else, and with it goes the authority: there is no other channel into the main process.
 */
export function connectPage(options: BridgePortOptions): BridgePort {
  const { contents, page, app, onFirstCall } = options;
  let port: MessagePortMain | null = null;

  const paths = createGivenPaths();
  let grants: MessagePortMain | null = null;

  const close = () => {
    port?.close();
    grants?.close();
    port = null;
    grants = null;
  };
  const startDrag = (files: readonly string[], picture: Buffer) => {
    const [file] = files;
    if (file === undefined || contents.isDestroyed()) return;
    contents.startDrag({ file, files: [...files], icon: nativeImage.createFromBuffer(picture) });
  };
  contents.on('did-finish-load', () => {
    close();
    if (!page.owns(contents.mainFrame.url)) return;
    const channel = new MessageChannelMain();
    port = channel.port1;
    port.once('message', onFirstCall);
    handler.upgrade(port, { context: { app: app(), startDrag, givenPath: (given) => paths.pathOf(given) } });
    port.start();
    const told = new MessageChannelMain();
    grants = told.port1;
    paths.listen(grants);
    contents.postMessage('stockroom:port', null, [channel.port2, told.port2]);
  });
  contents.once('destroyed', close);
  return { close };
}
