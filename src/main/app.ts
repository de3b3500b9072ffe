import { join } from 'node:path';
import type { SystemInfo } from '../shared/contract/index.ts';
import type { Credentials } from '../shared/model/account.ts';
import type { JobId } from '../shared/model/ids.ts';
import { VERSION } from '../shared/version.ts';
import { createAccount } from './account/index.ts';
import { createCatalog, createFindRelated, createLinks, createRejections } from './catalog/index.ts';
import { createConsent } from './platform/consent/index.ts';
import { createClient } from './api/index.ts';
import { composeBasket, wakeBasket } from './compose/basket.ts';
import { composeBatches } from './compose/batches.ts';
import { composeDownloads } from './compose/downloads.ts';
import { composeLayouts } from './compose/layouts.ts';
import { composeLicences } from './compose/licences.ts';
import { composeLife } from './compose/life.ts';
import type { Life } from './compose/life.ts';
import { composeRights } from './compose/rights.ts';
import { composeShelves } from './compose/library.ts';
import { composePreviews } from './compose/previews.ts';
import { composeLicensing } from './compose/licensing.ts';
import type { LicensedFiles } from './compose/licensing.ts';
import { followLibraryFolder } from './compose/settings.ts';
import { composeStorage, enterProfile } from './compose/storage.ts';
import { composeSwaps } from './compose/swap.ts';
import type { Naming } from './downloads/index.ts';
import { composeSearches } from './compose/searches.ts';
import type { Host, ProfilePaths } from './host.ts';
import { MIGRATIONS } from './migrations.ts';
import { createIrrevocable, buyerOf } from './purchasing/index.ts';
import { createLibrary, createLibraryFolder, isSwitching } from './library/index.ts';
import { createOwnership } from './ownership/index.ts';
import { createLog } from './platform/log/index.ts';
import { createPlaces } from './platform/locations/index.ts';
import type { Places } from './platform/locations/index.ts';
import type { Services } from './services.ts';
import { createSettings } from './platform/settings/index.ts';
import { openOrRescue } from './platform/store/index.ts';

export interface AppOptions {
  readonly host: Host;
  readonly paths: ProfilePaths;
  /** Where the API is; see `parseEndpoint`. */
  readonly endpoint: URL;
  readonly demo: boolean;
  /** Signs in with these for this process only; nothing is remembered. */
  readonly credentials?: Credentials;
  /** Hosts of files for this process, besides those of the settings; from `parseFileHosts`. */
  readonly fileHosts?: readonly string[];
  readonly licensedFiles?: LicensedFiles;
  /** What a list that this process reads says of the file of a job; batches have their own. */
  readonly wordsFor?: Naming['wordsFor'];
  /** The entry of the thread that opens layouts, where a bundle puts it. */
  readonly layoutWorker?: URL;
}

/** The core: every service, composed once. Knows neither Electron, nor HTTP, nor a terminal. */
export interface App extends Services, Life {
  info(): SystemInfo;
  showInFolder(path: string): Promise<boolean>;
  switchProfile(to: 'demo' | 'own'): Promise<void>;
  /** See `Host`. */
  readonly askWhereToSave: Host['askWhereToSave'];
}

export async function createApp(options: AppOptions): Promise<App> {
  const {
    host,
    paths,
    endpoint,
    demo,
    credentials,
    licensedFiles = 'library',
    layoutWorker,
    fileHosts = [],
  } = options;
  const log = createLog(paths.logs);
  const profile = await enterProfile(paths, host);
  const consent = createConsent({ ask: host.askPerson, isPlayMoney: demo });
  const settings = createSettings({ file: paths.settings, defaultLibrary: paths.defaultLibrary, consent });
  const places = createPlaces({ root: paths.root, setApart: paths.defaultLibrary });
  const { store, notice: storeNotice } = openOrRescue(paths.database, MIGRATIONS);
  const client = createClient({
    endpoint,
    proxyFor: (url) => host.proxyFor(url),
    userAgent: `Stockroom/${VERSION}`,
    maxCalls: () => settings.current.maxApiCalls,
    extraFileHosts: () => [...settings.current.fileHosts, ...fileHosts],
    log: ({ command, ...facts }) => log.info(command, facts),
  });
  const account = createAccount({ client, secrets: host.secrets, store, endpoint });
  const catalog = createCatalog({ store, client, onDetails: (id) => shelves.listing.touch(id) });
  const related = createFindRelated({ store, client, catalog });
  const ownership = createOwnership({
    copy: (assets) => licences.known(assets),
    told: [(assets) => licensing.claims(assets), (assets) => basket.claims(assets)],
  });
  const library = createLibrary({
    store,
    locks: paths.profile,
    isSwitching: () => isSwitching(store),
    ownership,
  });
  const irrevocable = createIrrevocable({
    client,
    store,
    account: () => buyerOf(account.state, endpoint)?.accountId ?? '',
  });
  const links = createLinks();
  const folder = createLibraryFolder({
    store,
    library,
    folder: () => settings.current.libraryFolder,
    // A command looks when it is told to.
    follow: host.kind !== 'cli',
    onError: (error) => log.error('library-folder', {}, error),
  });
  void followLibraryFolder(settings, folder);
  const previews = composePreviews({
    store,
    folder: paths.previews,
    catalog,
    files: client.files,
    settings,
  });
  const rejections = createRejections({ store });
  const { swaps, onLicensedFile } = composeSwaps({
    store,
    library,
    folder,
    settings,
    locks: paths.profile,
    log,
    measure: (file) => layouts.measure(file),
  });
  const searches = composeSearches(store, client);
  const rights = composeRights({
    store,
    client,
    catalog,
    library,
    ownership,
    settings,
    log,
    host,
    addsMetadata: (before, after) => layouts.addsMetadata(before, after),
    folder: paths.profile,
  });
  const downloads = composeDownloads({
    store,
    client,
    library,
    catalog,
    settings,
    host,
    places,
    wordsFor: (job) => options.wordsFor?.(job) ?? batches.wordsFor(job) ?? projectOf(job),
    onLanded: (file) => rights.landed(file),
    onLicensedFile,
  });
  const storage = composeStorage({
    store,
    paths,
    migrations: MIGRATIONS,
    settings,
    consent,
    places,
    library,
    swaps,
    rights,
    downloads,
    host,
    log,
  });
  const licensing = composeLicensing({
    client,
    account,
    downloads,
    log,
    host,
    ledger: paths.ledger,
    endpoint,
    files: licensedFiles,
    settings,
    consent,
    budgetOf: (project) => basket.budgetOf(project),
    ownership,
    kept: (transaction) => licences.kept(transaction),
    onRights: (assets) => library.touch(assets),
  });
  const basket = composeBasket({
    store,
    client,
    account,
    catalog,
    licensing,
    downloads,
    settings,
    consent,
    endpoint,
    onRights: (assets) => library.touch(assets),
  });
  /** A licensed file is filed under the project it was bought for. */
  const projectOf = (job: JobId) => {
    const [found] = downloads.jobs({ ids: [job] });
    const references = found?.right === 'licensed' ? licensing.referencesOf(found.assetId) : null;
    return references === null ? null : { project: references.project, name: '' };
  };
  const batches = composeBatches({
    store,
    catalog,
    library,
    downloads,
    settings,
    host,
    onProjects: (assets) => {
      for (const asset of assets) shelves.listing.touch(asset);
    },
  });
  const placeNotice = noticeOfPlace(places, settings.current.libraryFolder);
  const notices = [profile.notice, settings.notice, storeNotice, placeNotice].filter(
    (notice) => notice !== null,
  );
  if (storeNotice !== null) log.warn('store-damaged');

  // A command looks at nobody else's drafts.
  if (host.kind !== 'cli') void wakeBasket(account, basket);
  const licences = composeLicences({
    client,
    account,
    catalog,
    downloads,
    library,
    licensing,
    previews,
    log,
    host,
    paths,
    endpoint,
    onRights: (assets) => shelves.listing.review(assets),
  });
  const layouts = composeLayouts({
    store,
    client,
    account,
    catalog,
    library,
    licences,
    ownership,
    log,
    dropped: join(paths.profile, 'dropped-layouts'),
    sweep: host.kind === 'web',
    worker: layoutWorker,
  });
  const shelves = composeShelves({
    store,
    client,
    catalog,
    downloads,
    library,
    licensing,
    batches,
    previews,
    settings,
    host,
    log,
    locks: paths.profile,
  });

  // What a command says of files is so: swaps of a process that was killed are ended or taken back.
  if (host.kind === 'cli') await swaps.ready;
  log.info('started', { version: VERSION, host: host.kind, demo });
  await account.start(credentials);

  const services: Services = {
    ...shelves,
    account,
    basket,
    batches,
    catalog,
    client,
    consent,
    downloads,
    layouts,
    library,
    licences,
    folder,
    irrevocable,
    licensing,
    links,
    log,
    ownership,
    previews,
    rights,
    searches,
    related,
    rejections,
    settings,
    storage,
    swaps,
  };
  return {
    ...services,
    ...composeLife({ ...services, store, host, endpoint, leaveProfile: profile.leave }),
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
