import type { Downloads } from '../downloads/index.ts';
import type { Host, ProfilePaths } from '../platform/host/index.ts';
import { defineModule } from '../platform/modules/index.ts';
import type { SettingsService } from '../platform/settings/index.ts';
import type { Store } from '../platform/store/index.ts';
import type { Licensing } from '../purchasing/index.ts';
import { supportHandlers } from './handlers.ts';
import { reportOf } from './report.ts';
import type { Support } from './support.ts';

export interface Needs {
  readonly store: Store;
  readonly settings: SettingsService;
  readonly paths: ProfilePaths;
  readonly host: Host;
  readonly demo: boolean;
  readonly downloads: Downloads;
  readonly licensing: Licensing;
}

const supportModule = defineModule<Needs, { readonly support: Support }>({
  name: 'support',
  needs: ['store', 'settings', 'paths', 'host', 'demo', 'downloads', 'licensing'],
  provides: ['support'],
  create: ({ store, settings, paths, host, demo, downloads, licensing }) => ({
    support: {
      report: () =>
        reportOf({
          store,
          settings: settings.current,
          logs: paths.logs,
          host: host.kind,
          demo,
          states: {
            downloads: downloads.jobs().map(({ state }) => state),
            purchases: licensing.intents().map(({ state }) => state),
          },
          now: Date.now(),
        }),
    },
  }),
});

export const supportArea = { modules: [supportModule] as const, handlers: { support: supportHandlers } };
