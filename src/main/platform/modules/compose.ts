import type { AnyModule, Services } from './module.ts';

/** Modules that run, and what becomes of them. */
export interface Composition {
  /** What the modules provide. */
  readonly services: Services;
  /** The names of the modules in the order in which they were built. */
  readonly order: readonly string[];
  suspend(): Promise<void>;
  wake(): void;
  setOnline(isOnline: boolean): void;
  /** Ends each module after those that need it. */
  close(): Promise<void>;
}

/**
 * Builds modules in the order that their needs give; `given` are services from outside. Throws an Error that names the
 * modules where they need each other in a circle, where a need is met by no module, and where two provide one service.
 */
export async function compose(modules: readonly AnyModule[], given: Services): Promise<Composition> {
  const ordered = orderOf(modules, Object.keys(given));
  const services: Record<string, unknown> = { ...given };
  // A module gets what it names and nothing else: what is not named has no place in the order.
  const named = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, services[name]]));
  for (const module of ordered) Object.assign(services, await module.create(named(module.needs)));
  const partsOf = ({ provides, needs }: AnyModule) => [named(provides), named(needs)] as const;
  return {
    services: named(ordered.flatMap(({ provides }) => provides)),
    order: ordered.map(({ name }) => name),
    suspend: async () => {
      for (const module of ordered) await module.suspend?.(...partsOf(module));
    },
    wake: () => {
      for (const module of ordered) module.wake?.(...partsOf(module));
    },
    setOnline: (isOnline) => {
      for (const module of ordered) module.setOnline?.(isOnline, ...partsOf(module));
    },
    close: async () => {
      for (const module of closingOrderOf(ordered)) await module.close?.(...partsOf(module));
    },
  };
}

/** The modules, each after those whose services it needs; else as they stand in the list. */
export function orderOf(modules: readonly AnyModule[], given: readonly string[]): readonly AnyModule[] {
  const providers = new Map<string, AnyModule>();
  for (const module of modules) {
    for (const service of module.provides) {
      const other = providers.get(service)?.name ?? (given.includes(service) ? 'the host' : undefined);
      if (other !== undefined) throw new Error(`${module.name} and ${other} both provide ${service}.`);
      providers.set(service, module);
    }
  }
  const after = (module: AnyModule): readonly AnyModule[] =>
    module.needs.flatMap((need: string) => {
      if (given.includes(need)) return [];
      const provider = providers.get(need);
      if (provider === undefined) throw new Error(`${module.name} needs ${need}, which no module provides.`);
      return [provider];
    });
  return sorted(modules, after);
}

/** Each module after those that need it and those that it names; else the other way round than they were built. */
export function closingOrderOf(ordered: readonly AnyModule[]): readonly AnyModule[] {
  const after = (module: AnyModule): readonly AnyModule[] =>
    ordered.filter(
      (other) =>
        module.closesAfter?.includes(other.name) === true ||
        (other.needs.some((need: string) => module.provides.includes(need)) &&
          other.closesAfter?.includes(module.name) !== true),
    );
  return sorted(ordered.toReversed(), after);
}

function sorted(
  modules: readonly AnyModule[],
  after: (module: AnyModule) => readonly AnyModule[],
): readonly AnyModule[] {
  const done = new Set<AnyModule>();
  const path: AnyModule[] = [];
  const visit = (module: AnyModule): void => {
    if (done.has(module)) return;
    const start = path.indexOf(module);
    if (start >= 0) {
      const circle = [...path.slice(start), module].map(({ name }) => name);
      throw new Error(`Modules need each other in a circle: ${circle.join(' → ')}.`);
    }
    path.push(module);
    for (const other of after(module)) visit(other);
    path.pop();
    done.add(module);
  };
  for (const module of modules) visit(module);
  return [...done];
}
