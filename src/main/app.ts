import type { SystemInfo } from '../shared/contract/index.ts';
import type { Credentials } from '../shared/model/account.ts';
import { VERSION } from '../shared/version.ts';
import { isLoopback } from './api/index.ts';
import type { Naming } from './downloads/index.ts';
import { MIGRATIONS, MODULES } from './modules.ts';
import type { Services } from './modules.ts';
import type { Host, ProfilePaths } from './platform/host/index.ts';
import type { Places } from './platform/locations/index.ts';
import { compose, composable } from './platform/modules/index.ts';
import type { LicensedFiles } from './purchasing/index.ts';

export interface AppOptions {
  readonly host: Host;
  readonly paths: ProfilePaths;
  /** Where the API is; see `parseEndpoint`. */
  readonly endpoint: URL;
  readonly demo: boolean;
  /** Signs in with these for this process only; nothing is remembered. */
  readonly credentials?: Credentials;
  /** Download servers for this process, besides those of the settings; from `parseFileHosts`. */
  readonly fileHosts?: readonly string[];
  readonly licensedFiles?: LicensedFiles;
  /** What a list that this process reads says of the file of a job; batches have their own. */
  readonly wordsFor?: Naming['wordsFor'];
  /** The entry of the thread that opens layouts, where a bundle puts it. */
  readonly layoutWorker?: URL;
}

/** What the modules are given from outside. */
export interface Given {
  readonly host: Host;
  readonly paths: ProfilePaths;
  readonly endpoint: URL;
  readonly demo: boolean;
  readonly fileHosts: readonly string[];
  readonly licensedFiles: LicensedFiles;
  readonly wordsFor: Naming['wordsFor'] | undefined;
  readonly layoutWorker: URL | undefined;
  readonly migrations: typeof MIGRATIONS;
}

/** The core: every service, composed once. Knows neither Electron, nor HTTP, nor a terminal. */
export interface App extends Services {
  info(): SystemInfo;
  showInFolder(path: string): Promise<boolean>;
  switchProfile(to: 'demo' | 'own'): Promise<void>;
  /** See `Host`. */
  readonly askWhereToSave: Host['askWhereToSave'];
  /** Before sleep: bytes are made safe and sockets dropped. */
  suspend(): Promise<void>;
  /** After sleep. */
  wake(): void;
  /** The network has gone, or is back. */
  setOnline(online: boolean): void;
  /** Stops everything; what is under way goes on at the next start. */
  close(): Promise<void>;
}

export async function createApp(options: AppOptions): Promise<App> {
  const { host, paths, endpoint, demo, credentials } = options;
  const given: Given = {
    host,
    paths,
    endpoint,
    demo,
    fileHosts: options.fileHosts ?? [],
    licensedFiles: options.licensedFiles ?? 'library',
    wordsFor: options.wordsFor,
    layoutWorker: options.layoutWorker,
    migrations: MIGRATIONS,
  };
  const composition = await compose(composable<Given & Services>(MODULES), { ...given });
  const services = composition.services as unknown as Services;
  const { account, log, places, profile, settings, storeNotice, swaps } = services;

  // Ends or takes back the swaps of a killed process, so that a command says of files what is so.
  if (host.kind === 'cli') await swaps.ready;
  log.info('started', { version: VERSION, host: host.kind, demo });
  await account.start(credentials);

  const placeNotice = noticeOfPlace(places, settings.current.libraryFolder);
  const notices = [profile.notice, settings.notice, storeNotice, placeNotice].filter(
    (notice) => notice !== null,
  );
  return {
    ...services,
    suspend: composition.suspend,
    wake: composition.wake,
    setOnline: (online) => {
      // The way to an address on this computer needs no network.
      if (online || !isLoopback(endpoint.hostname)) composition.setOnline(online);
    },
    close: composition.close,
    info: () => ({
      version: VERSION,
      host: host.kind,
      platform: process.platform,
      apiHost: endpoint.host,
      demo,
      copiesFiles: host.copyFiles !== undefined,
      opensWith: host.openWith !== undefined,
      notices,
    }),
    showInFolder: (path) => host.showInFolder(path),
    switchProfile: (to) => host.switchProfile(to),
    askWhereToSave: host.askWhereToSave,
  };
}

/** Of a folder that was chosen before it was refused: its files stay, and nothing in it is removed. */
function noticeOfPlace(places: Places, libraryFolder: string): string | null {
  if (!places.overlaps(libraryFolder)) return null;
  return `The library folder ${libraryFolder} and the folder of the profile overlap. Choose another library folder under Storage, then move your files there in your file manager; Stockroom finds them again by their content.`;
}
