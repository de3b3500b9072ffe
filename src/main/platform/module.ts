import type { Host, ProfilePaths } from './host/index.ts';
import { createConsent } from './consent/index.ts';
import type { Consent } from './consent/index.ts';
import { createPlaces } from './locations/index.ts';
import type { Places } from './locations/index.ts';
import { createLog, eventLog, tellOverlooked } from './log/index.ts';
import type { EventLog, Log } from './log/index.ts';
import { defineModule } from './modules/index.ts';
import { createSettings } from './settings/index.ts';
import type { SettingsService } from './settings/index.ts';
import { openOrRescue } from './store/index.ts';
import type { Migration, Store } from './store/index.ts';

interface Logging {
  readonly log: Log;
  readonly events: EventLog;
  /** Ends the lines of what was overlooked. */
  readonly endOverlooked: () => void;
}

const log = defineModule<{ readonly paths: ProfilePaths }, Logging>({
  name: 'log',
  needs: ['paths'],
  provides: ['log', 'events', 'endOverlooked'],
  create: ({ paths }) => {
    const opened = createLog(paths.logs, {
      level: process.env['STOCKROOM_LOG'] === 'debug' ? 'debug' : 'info',
    });
    return { log: opened, events: eventLog(opened), endOverlooked: tellOverlooked(opened) };
  },
  close: (services) => {
    services.endOverlooked();
    services.log.info('stopped');
  },
});

const consent = defineModule<{ readonly host: Host; readonly demo: boolean }, { readonly consent: Consent }>({
  name: 'consent',
  needs: ['host', 'demo'],
  provides: ['consent'],
  create: ({ host, demo }) => ({ consent: createConsent({ ask: host.askPerson, isPlayMoney: demo }) }),
});

const settings = defineModule<
  { readonly host: Host; readonly paths: ProfilePaths; readonly consent: Consent },
  { readonly settings: SettingsService }
>({
  name: 'settings',
  needs: ['host', 'paths', 'consent'],
  provides: ['settings'],
  create: ({ host, paths, consent: asks }) => ({
    settings: createSettings({
      file: paths.settings,
      openValues: host.openSettings,
      defaultLibrary: paths.defaultLibrary,
      consent: asks,
    }),
  }),
  close: (services) => services.settings.close(),
});

const places = defineModule<{ readonly paths: ProfilePaths }, { readonly places: Places }>({
  name: 'places',
  needs: ['paths'],
  provides: ['places'],
  create: ({ paths }) => ({ places: createPlaces({ root: paths.root, setApart: paths.defaultLibrary }) }),
});

export interface StoreNeeds {
  readonly paths: ProfilePaths;
  readonly migrations: readonly Migration[];
  /** A backup that waits is put in its place before the database is opened. */
  readonly profile: unknown;
  readonly log: Log;
}

const store = defineModule<
  StoreNeeds,
  {
    readonly store: Store;
    /** What the user has to be told of the database; `null` when all is well. */
    readonly storeNotice: string | null;
  }
>({
  name: 'store',
  needs: ['paths', 'migrations', 'profile', 'log'],
  provides: ['store', 'storeNotice'],
  create: ({ paths, migrations, log: writes }) => {
    const opened = openOrRescue(paths.database, migrations);
    if (opened.notice !== null) writes.warn('store-damaged');
    return { store: opened.store, storeNotice: opened.notice };
  },
  close: (services) => services.store.close(),
});

export const platformArea = { modules: [log, consent, settings, places, store] as const, handlers: {} };
