import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, BrowserWindow, Menu, powerMonitor, session, shell } from 'electron';
import { VERSION } from '../../../shared/version.ts';
import { parseEndpoint } from '../../api/index.ts';
import { saveReport } from '../../support/index.ts';
import { profilePaths } from '../profile.ts';
import { openWorkspace } from '../workspace.ts';
import type { Workspace } from '../workspace.ts';
import { openAbilities } from './abilities.ts';
import { tellBatches } from './batch-notices.ts';
import { connectPage } from './bridge-port.ts';
import type { BridgePort } from './bridge-port.ts';
import { tell, watchCrashes, watchPage } from './crashes.ts';
import { openExternal } from './external.ts';
import type { Flags } from './flags.ts';
import { followNetwork } from './follow-network.ts';
import { guardContents, guardSession } from './guards.ts';
import { linkOfSecondStart } from './link-arguments.ts';
import { registerScheme } from './links.ts';
import type { LinkBox } from './links.ts';
import { menuTemplate } from './menu.ts';
import { createPageHandler } from './page-handler.ts';
import { pageFor } from './page.ts';
import { closeOnQuit } from './quit.ts';
import { servePage } from './serve-page.ts';
import { smokeTest } from './smoke.ts';
import { showProgress } from './taskbar.ts';
import { followBackground, followTheme } from './theme.ts';
import { createWindow } from './window.ts';

export interface DesktopOptions {
  readonly flags: Flags;
  readonly profile: string;
  /** The build: `main`, `preload` and `renderer` are in it. */
  readonly bundles: string;
  /** What the app was, and is, asked to show from outside. */
  readonly links: LinkBox;
}

/** Everything after Electron is ready. */
export async function runDesktop(options: DesktopOptions): Promise<void> {
  const { flags, profile, bundles, links } = options;
  const page = pageFor({ packaged: app.isPackaged, rendererUrl: process.env['ELECTRON_RENDERER_URL'] });
  const preload = join(bundles, 'preload/index.cjs');
  const bridgeUsed = Promise.withResolvers<void>();
  const ports = new Map<BrowserWindow, BridgePort>();
  let secrets = '';

  app.on('web-contents-created', (_event, contents) => guardContents(contents, page, openExternal));
  guardSession(session.defaultSession, page);

  const workspace = await openWorkspace({
    profile,
    endpoint: parseEndpoint(process.env['DEPOSITPHOTOS_API_URL']),
    demo: flags.demo,
    sandboxWorker: pathToFileURL(join(bundles, 'main/sandbox-worker.js')),
    layoutWorker: pathToFileURL(join(bundles, 'main/layout-worker.js')),
    host: async (folder) => {
      const abilities = await openAbilities(folder);
      secrets = abilities.secrets.kind;
      return abilities;
    },
    onSwitched: () => {
      for (const [window, port] of ports) {
        port.close();
        window.webContents.reload();
      }
      followApp();
    },
  });
  const followApp = () => {
    void followTheme(workspace.app.settings);
    void showProgress(workspace.app);
    void tellBatches(workspace.app, () => showWindow(openWindow));
  };
  watchCrashes(() => workspace.app.log, flags);
  closeOnQuit(workspace);
  followApp();
  servePage(
    page,
    createPageHandler({
      page,
      folder: join(bundles, 'renderer'),
      readPreview: (request, signal) => workspace.app.pictures.read(request, signal),
    }),
  );

  const openWindow = (): BrowserWindow => {
    const window = createWindow({
      page,
      preload,
      stateFile: join(profile, 'window.json'),
      packaged: app.isPackaged,
      visible: !flags.smoke,
    });
    const contents = window.webContents;
    const port = connectPage({ contents, page, app: () => workspace.app, onFirstCall: bridgeUsed.resolve });
    ports.set(window, port);
    window.once('closed', () => ports.delete(window));
    watchPage(contents, () => workspace.app.log, flags);
    followBackground(window);
    return window;
  };

  listenToSystem(workspace, links, openWindow);
  setMenu(profilePaths(profile).logs, workspace);
  const window = openWindow();
  if (!flags.smoke) {
    if (app.isPackaged) registerScheme();
    links.deliver((link) => {
      workspace.app.links.open(link);
      showWindow(openWindow);
    });
    return;
  }
  const report = await smokeTest({
    window,
    pageUrl: page.url,
    preload,
    secrets,
    bridgeUsed: bridgeUsed.promise,
  });
  await workspace.close();
  process.stdout.write(`${JSON.stringify(report)}\n`, () => app.exit(report.ok ? 0 : 1));
}

function showWindow(openWindow: () => BrowserWindow): void {
  const [window] = BrowserWindow.getAllWindows();
  if (window === undefined) return void openWindow();
  if (window.isMinimized()) window.restore();
  window.focus();
}

function listenToSystem(workspace: Workspace, links: LinkBox, openWindow: () => BrowserWindow): void {
  app.on('second-instance', (_event, _argv, _folder, data) => {
    links.put(linkOfSecondStart(data));
    showWindow(openWindow);
  });
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) openWindow();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  powerMonitor.on('suspend', () => void workspace.app.suspend());
  powerMonitor.on('resume', () => workspace.app.wake());
  followNetwork((online) => workspace.app.setOnline(online));
}

function setMenu(logs: string, workspace: Workspace): void {
  app.setAboutPanelOptions({ applicationName: 'Stockroom', applicationVersion: VERSION });
  const template = menuTemplate({
    platform: process.platform,
    packaged: app.isPackaged,
    openWebsite: () => openExternal('https://depositphotos.com/'),
    openLogs: () => void shell.openPath(logs),
    saveReport: () => void saveReportOf(workspace),
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

/** In Electron the main process asks where to save, and writes the file: no page takes part. */
async function saveReportOf({ app: core }: Workspace): Promise<void> {
  try {
    for await (const event of saveReport(core)) core.log.info('report', { outcome: event.kind });
  } catch (error) {
    core.log.error('report', {}, error);
    tell(error, { smoke: false });
  }
}

export { tell };
