import { accountModule } from './account/module.ts';
import { apiModule } from './api/module.ts';
import { catalogModules } from './catalog/module.ts';
import { downloadsModules } from './downloads/module.ts';
import { layoutsModule } from './layouts/module.ts';
import { libraryModules } from './library/module.ts';
import { ownershipModule } from './ownership/module.ts';
import { platformModules } from './platform/module.ts';
import type { AnyModule, Provided } from './platform/modules/index.ts';
import { purchasingModules } from './purchasing/module.ts';

/** Everything that the app is composed of. The needs of the modules give the order, not this list. */
export const MODULES = [
  ...platformModules,
  apiModule,
  accountModule,
  ...catalogModules,
  ownershipModule,
  ...downloadsModules,
  ...purchasingModules,
  ...libraryModules,
  layoutsModule,
] as const;

/** What the core consists of; hosts and the bridge take what they need. */
export type Services = Provided<typeof MODULES>;

/** Every step of the schema of `stockroom.db`, of all modules. */
export const MIGRATIONS = MODULES.flatMap((module: AnyModule) => module.migrations ?? []);
