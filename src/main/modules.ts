import * as areas from './areas.ts';
import type { AnyModule, Intersection, Provided } from './platform/modules/index.ts';

type Areas = typeof areas;
type Area = Areas[keyof Areas];

/** Everything that the app is composed of. The needs of the modules give the order, not this list. */
export const MODULES: readonly Area['modules'][number][] = Object.values(areas).flatMap(
  ({ modules }): readonly Area['modules'][number][] => modules,
);

/** What the core consists of; hosts and the bridge take what they need. */
export type Services = Provided<typeof MODULES>;

/** The handlers of all areas for the bridge. */
export const HANDLERS = Object.assign(
  {},
  ...Object.values(areas).map(({ handlers }) => handlers),
) as Intersection<Area['handlers']>;

/** Every step of the schema of `stockroom.db`, of all modules. */
export const MIGRATIONS = MODULES.flatMap((module: AnyModule) => module.migrations ?? []);
