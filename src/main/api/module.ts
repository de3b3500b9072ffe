import { VERSION } from '../../shared/version.ts';
import type { Host } from '../platform/host/index.ts';
import type { Log } from '../platform/log/index.ts';
import { defineModule } from '../platform/modules/index.ts';
import type { SettingsService } from '../platform/settings/index.ts';
import { createClient } from './index.ts';
import type { DepositphotosClient } from './index.ts';

export interface Needs {
  readonly endpoint: URL;
  readonly host: Host;
  readonly settings: SettingsService;
  /** Download servers for this process, besides those of the settings. */
  readonly fileHosts: readonly string[];
  readonly log: Log;
}

const apiModule = defineModule<Needs, { readonly client: DepositphotosClient }>({
  name: 'client',
  needs: ['endpoint', 'host', 'settings', 'fileHosts', 'log'],
  provides: ['client'],
  create: ({ endpoint, host, settings, fileHosts, log }) => ({
    client: createClient({
      endpoint,
      proxyFor: (url) => host.proxyFor(url),
      userAgent: `Stockroom/${VERSION}`,
      maxCalls: () => settings.current.maxApiCalls,
      extraFileHosts: () => [...settings.current.fileHosts, ...fileHosts],
      log: ({ command, ...facts }) => log.info(command, facts),
    }),
  }),
  close: ({ client }) => client.close(),
});

export const apiArea = { modules: [apiModule] as const, handlers: {} };
