import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { Bridge } from '../../../src/shared/contract/index.ts';
import type { PageTarget } from '../../../src/shared/model/deep-link.ts';
import { DEFAULT_SIZES } from '../../../src/shared/model/batch.ts';
import type { AssetId } from '../../../src/shared/model/ids.ts';
import type { UndoToken } from '../../../src/shared/model/record.ts';
import type { GivenPath } from '../../../src/shared/model/given-path.ts';
import { plainQuery } from '../../../src/shared/model/search.ts';
import { app, dock, paths } from '../fake/app.ts';
import { board } from '../fake/clipboard.ts';
import { drags } from '../fake/drag.ts';
import { channelsOpened, ipcMain, sendSync } from '../fake/ipc.ts';
import { calls } from '../fake/phase.ts';
import { openPorts } from '../fake/ports.ts';
import { net, network, networkLooks, schemes } from '../fake/protocol.ts';
import { defaultSession } from '../fake/session.ts';
import {
  answers,
  asked,
  binned,
  menus,
  nativeTheme,
  notices,
  opened,
  powerMonitor,
  told,
} from '../fake/system.ts';
import { windows } from '../fake/windows.ts';

/** What a test can ask of the booted app. Arguments and answers cross a process: plain data only. */
export const commands = {
  observe: async () => ({
    calls,
    paths,
    schemes,
    menus: menus.map((menu) => menu.map(({ role, label }) => role ?? label)),
    opened,
    told,
    asked,
    badge: dock.badge,
    notices: notices.map(({ options: { title, body } }) => `${title}: ${body}`),
    targets,
    batchesEnded,
    networkLooks,
    theme: nativeTheme.themeSource,
    windows: windows.map(({ options, shown, focused, background, bars, contents }) => ({
      options: JSON.parse(JSON.stringify(options)),
      shown,
      focused,
      background,
      bars,
      url: contents.mainFrame.url,
    })),
    ports: { made: openPorts.length, open: openPorts.filter(({ closed }) => !closed).length },
  }),

  /** The channels that pages could ever talk over besides the port, and those that are open now. */
  channels: async () => ({
    opened: channelsOpened,
    open: ipcMain.eventNames().filter((name) => name !== 'newListener'),
  }),
  /** What a page that was taken over tries; `null` is no answer. */
  sendSync: async (channel: string) => sendSync(channel) ?? null,

  request: async (url: string, init: RequestInit & { readonly initiatorOrigin?: string } = {}) => {
    const request = Object.assign(
      new Request(url, init),
      init.initiatorOrigin === undefined ? {} : { initiatorOrigin: init.initiatorOrigin },
    );
    const response = await net.fetch(request);
    const text = await response.text();
    return { status: response.status, headers: Object.fromEntries(response.headers), text };
  },

  permission: async (permission: string, url: string, isMainFrame = true) => {
    const name = permission as 'media';
    const contents = windows[0]?.webContents as Electron.WebContents;
    const details = { isMainFrame, requestingUrl: url };
    const asked = Promise.withResolvers<boolean>();
    if (defaultSession.request === null) asked.resolve(true);
    else defaultSession.request(contents, name, asked.resolve, details);
    return {
      requested: await asked.promise,
      checked: defaultSession.check?.(null, name, url, details) ?? true,
      device: defaultSession.device?.({ deviceType: 'usb', origin: url } as never) ?? true,
    };
  },

  /** Whether the event was prevented. */
  navigate: async (event: string, url: string, isMainFrame = true) =>
    prevented((details) => windows[0]?.contents.emit(event, { ...details, url, isMainFrame })),
  attachWebview: async () => prevented((event) => windows[0]?.contents.emit('will-attach-webview', event)),
  download: async () => prevented((event) => defaultSession.emit('will-download', event)),
  openWindow: async (url: string) => windows[0]?.contents.openHandler?.({ url }).action ?? 'allow',
  network: async () => {
    const answers: boolean[] = [];
    const { urls = [], listener } = defaultSession.blocked ?? {};
    listener?.({ url: '' }, ({ cancel = false }) => answers.push(cancel));
    return { urls, cancelled: answers[0] ?? false };
  },

  /** The page says that it listens, takes its port and asks the main process for facts about itself. */
  info: async () => bridge().system.info(),
  chooseTheme: async (theme: 'dark' | 'light') => bridge().settings.update({ theme }),
  /** A person will press this button of the next box. */
  willPress: async (button: string) => {
    answers.push(button);
  },
  /** The limit that counts afterwards, or the code of the failure. */
  limit: async (dailyLimit: string | null) =>
    bridge()
      .settings.update({ dailyLimit })
      .then(
        (settings) => settings.dailyLimit,
        (error: unknown) => (error as { data: { code: string } }).data.code,
      ),
  /** A page may send anything; what the contract does not know must come back as an error. */
  badCall: async () =>
    bridge()
      .settings.update({ theme: 'plaid' } as never)
      .then(
        () => 'accepted',
        (error: unknown) => (error as { code?: string }).code ?? 'no code',
      ),
  switchProfile: async (to: 'demo' | 'own') =>
    to === 'demo' ? bridge().account.startDemo() : bridge().account.leaveDemo(),
  reload: async () => windows[0]?.contents.reload(),
  crashPage: async (reason: string) => {
    app.emit('render-process-gone', {}, windows[0]?.webContents, { reason, exitCode: 1 });
  },
  emitApp: async (event: string) => {
    app.emit(event, {}, [], '');
  },
  power: async (event: 'suspend' | 'resume') => {
    powerMonitor.emit(event);
  },
  /** The user turns to another program. */
  blur: async () => windows[0]?.blur(),
  focus: async () => windows[0]?.focus(),
  clickNotice: async () => notices.at(-1)?.emit('click', {}),
  setNetwork: async (online: boolean) => {
    network.online = online;
  },
  openUrl: async (url: string) => {
    let held = false;
    app.emit('open-url', { preventDefault: () => (held = true) }, url);
    return held;
  },
  secondInstance: async (data: unknown) => {
    app.emit('second-instance', {}, [], '', data);
  },

  /** The page listens for where it is to go, from now on. */
  followTargets: async () => {
    const stream = await bridge().system.links();
    void (async () => {
      for await (const target of stream) targets.push(target);
    })();
  },
  /** The page hears of the ends of batches, after the main process has. */
  followBatches: async () => {
    const stream = await bridge().batches.watch();
    void (async () => {
      for await (const { batches } of stream) {
        batchesEnded.push(...batches.filter(({ finishedAt }) => finishedAt !== null).map(({ name }) => name));
      }
    })();
  },
  takeComp: async (assetId: number) =>
    bridge().downloads.enqueueComps({ items: [{ assetId: assetId as AssetId, option: 's-2015' }] }),
  /** What the page does when a hand drags these out of the window. */
  dragOut: async (assetIds: readonly number[]) => {
    const offer = await bridge().drag.prepare({ assetIds: [...assetIds] as AssetId[] });
    const fileIds = offer.files.map(({ id }) => id);
    if (fileIds.length > 0) await bridge().drag.start({ fileIds });
    return { missing: offer.missing, drags };
  },
  /** What the page does with a file that is dropped on it. */
  recognise: async (path: string, name: string) => {
    const client = bridge();
    return client.listing.recognise({ path: given(path), name });
  },
  /** What a page that was taken over tries: the code of the failure. */
  check: async (what: 'dropped' | 'typed' | 'made up', path: string) => {
    const client = bridge();
    const made = `given:${crypto.randomUUID()}:${path}` as GivenPath;
    const target = what === 'typed' ? { typed: path } : { path: what === 'dropped' ? given(path) : made };
    const told: string[] = [];
    try {
      for await (const event of await client.layouts.check(target)) told.push(event.kind);
      return told.at(-1) ?? '';
    } catch (error) {
      return (error as { data?: { code: string } }).data?.code ?? String(error);
    }
  },
  /** The keys for copying, on these assets. */
  copyFiles: async (assetIds: readonly number[]) => {
    const { files } = await bridge().drag.prepare({ assetIds: [...assetIds] as AssetId[] });
    const answer = await bridge().listing.copyFiles({ fileIds: files.map(({ id }) => id) });
    return { ...answer, formats: board.formats };
  },
  removeFiles: (assetIds: readonly number[]) =>
    bridge().listing.remove({ assetIds: [...assetIds] as AssetId[], licensedToo: false }),
  undo: (token: UndoToken) => bridge().listing.undo({ token }),
  binned: async () => binned,
  /** A batch of what a search finds. */
  startBatch: async (name: string, count: number) => {
    const page = { query: plainQuery('mountain'), offset: 0, limit: count, hash: null };
    const { assets } = await bridge().catalog.search(page);
    const assetIds = assets.map(({ id }) => id);
    const small = { kind: 'option', option: 's-2015' } as const;
    const sizes = { ...DEFAULT_SIZES, image: small, vector: small };
    return bridge().batches.start({ source: { kind: 'assets', assetIds }, sizes, name });
  },
  closeWindow: async () => windows[0]?.close(),
  quit: async () => app.quit(),
};

export type Commands = typeof commands;

/** Where the page was asked to go. */
const targets: PageTarget[] = [];
const batchesEnded: string[] = [];

/** One client for each port: two would answer to each other's calls. */
const bridges = new WeakMap<object, Bridge>();

function bridge(): Bridge {
  const { document } = windows[0]?.contents ?? {};
  document?.announce('stockroom:ready');
  const port = document?.ports.at(-1);
  if (port === undefined) throw new Error('The page has no port');
  const known = bridges.get(port) ?? createORPCClient<Bridge>(new RPCLink({ port }));
  bridges.set(port, known);
  return known;
}

/** What the page gets for a file that a hand drops on it. */
function given(path: string): GivenPath {
  const exposed = windows[0]?.contents.document.exposed;
  if (exposed === undefined) throw new Error('There is no page');
  return (exposed['stockroom'] as { pathOf(file: unknown): GivenPath }).pathOf(path);
}

function prevented(emit: (event: { preventDefault(): void }) => void): boolean {
  let held = false;
  emit({
    preventDefault: () => {
      held = true;
    },
  });
  return held;
}
