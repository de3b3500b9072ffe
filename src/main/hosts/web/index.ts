import path from 'node:path';
import { RPCHandler } from '@orpc/server/ws';
import { router } from '../../bridge/index.ts';
import type { BridgeContext } from '../../bridge/index.ts';
import { environmentProxy } from '../../api/index.ts';
import { openSecretStore } from '../../platform/secrets/index.ts';
import { openFile, showInFolder } from '../file-manager.ts';
import { openWorkspace } from '../workspace.ts';
import { removeOpener, sweepOpeners } from './open-by-file.ts';
import { createQuestions } from './questions.ts';
import type { QuestionsOptions } from './questions.ts';
import { announce, redeem } from './running.ts';
import { openParcels } from './parcels.ts';
import { startWebServer } from './server.ts';

export interface WebHostOptions {
  readonly profile: string;
  readonly endpoint: URL;
  readonly demo: boolean;
  /** 0 for a free one. */
  readonly port: number;
  /** The built renderer. */
  readonly rendererFolder: string;
  /** Brings the address of a question to the person; see `Questions`. */
  readonly show: QuestionsOptions['show'];
}

export interface WebHost {
  /** An address to begin at, with a ticket in it that is good once. */
  invite(): string;
  close(): Promise<void>;
}

/** The app behind a browser on this computer. Rejects with `EADDRINUSE` when the port is taken. */
export async function startWebHost(options: WebHostOptions): Promise<WebHost> {
  const { profile, endpoint, demo, port, rendererFolder, show } = options;
  const questions = createQuestions({ show });
  const workspace = await openWorkspace({
    profile,
    endpoint,
    demo,
    host: async (folder) => ({
      kind: 'web',
      secrets: await openSecretStore({ profile: folder }),
      showInFolder: (file) => showInFolder(file),
      openFile: (file) => openFile(file),
      askPerson: questions.ask,
      proxyFor: async (url) => environmentProxy(url, process.env),
    }),
    onSwitched: () => server.dropSockets(),
  });
  const handler = new RPCHandler<BridgeContext>(router);
  const serve = async () =>
    startWebServer({
      port,
      rendererFolder,
      readPreview: (request, signal) => workspace.app.pictures.read(request, signal),
      findFile: (file) => workspace.app.dragging.serve(file),
      redeem: (ticket) => redeem(profile, ticket),
      onUsed: (address) => removeOpener(profile, address),
      parcels: await openParcels(path.join(profile, 'dropped'), {
        holdsSize: (bytes) => workspace.app.library.holdsSize(bytes),
        identify: (file, signal) => workspace.app.layouts.identify(file, signal),
      }),
      takeFile: (place, bytes, signal) =>
        workspace.app.layouts.drops.receive(place.drop, place.names, bytes, signal),
      attach: (socket) => void handler.upgrade(socket, { context: { app: workspace.app } }),
    });
  const server = await serve().catch(async (error: unknown) => {
    questions.close();
    await workspace.close();
    throw error;
  });

  sweepOpeners(profile);
  const withdraw = announce(profile, server.port);

  return {
    invite: () => server.invite(),
    async close() {
      withdraw();
      questions.close();
      await server.close();
      await workspace.close();
    },
  };
}
