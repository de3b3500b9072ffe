import { createContext, use } from 'react';

/** The definitions that a store is made of, by the names under which its `create` gets them. */
type Needs = Readonly<Record<string, StoreDefinition<unknown>>>;

/** What `create` gets: the made stores in the place of their definitions. */
type Made<Of extends Needs> = {
  readonly [Name in keyof Of]: Of[Name] extends StoreDefinition<infer Value> ? Value : never;
};

/** One store of the page: its name, the stores that it needs, and how it is made of them. */
export interface StoreDefinition<out Value> {
  readonly name: string;
  readonly needs: Readonly<Record<string, StoreDefinition<unknown>>>;
  /** `null` for what the host gives: the bridge, the window. */
  readonly create: ((needs: never) => Value) | null;
}

/** The stores of one page. */
export interface Stores {
  /** The store of this definition. Throws when the page was composed without it. */
  get<Value>(definition: StoreDefinition<Value>): Value;
}

const definitions = new WeakSet<object>();

/**
 * Defines a store.
 *
 * Needs are definitions, not names: the compiler checks them, and a cycle of needs is a cycle of imports, which the
 * layer rules refuse.
 */
export function defineStore<Value, const Of extends Needs = Record<never, never>>(
  name: string,
  needs: Of,
  create: (needs: Made<Of>) => Value,
): StoreDefinition<Value> {
  return register({ name, needs, create });
}

/** Defines what is there before the stores and is handed to `composeStores`. */
export function defineGiven<Value>(name: string): StoreDefinition<Value> {
  return register<Value>({ name, needs: {}, create: null });
}

function register<Value>(definition: StoreDefinition<Value>): StoreDefinition<Value> {
  definitions.add(definition);
  return definition;
}

/** The store definitions among the exports of modules. */
export function definitionsIn(modules: Iterable<object>): readonly StoreDefinition<unknown>[] {
  return [...modules]
    .flatMap((module) => Object.values(module) as readonly unknown[])
    .filter(
      (value): value is StoreDefinition<unknown> =>
        typeof value === 'object' && value !== null && definitions.has(value),
    );
}

/** A value for a given definition. */
export type Given = readonly [definition: StoreDefinition<unknown>, value: unknown];

/** Pairs a given definition with its value. */
export function give<Value>(definition: StoreDefinition<Value>, value: Value): Given {
  return [definition, value];
}

/**
 * Makes the stores, each after those that it needs.
 *
 * Throws when two definitions have one name, or a given one has no value.
 */
export function composeStores(wanted: Iterable<StoreDefinition<unknown>>, given: readonly Given[]): Stores {
  const made = new Map<StoreDefinition<unknown>, unknown>(given);
  const names = new Map<string, StoreDefinition<unknown>>();
  const make = (definition: StoreDefinition<unknown>): unknown => {
    const { name, needs, create } = definition;
    const namesake = names.get(name);
    if (namesake !== undefined && namesake !== definition)
      throw new Error(`Two stores are called “${name}”.`);
    names.set(name, definition);
    if (made.has(definition)) return made.get(definition);
    if (create === null) throw new Error(`The page was given no “${name}”.`);
    const parts = Object.fromEntries(Object.entries(needs).map(([as, need]) => [as, make(need)]));
    const value = create(parts as never);
    made.set(definition, value);
    return value;
  };
  for (const definition of wanted) make(definition);
  return {
    get<Value>(definition: StoreDefinition<Value>): Value {
      if (!made.has(definition)) throw new Error(`The page has no store “${definition.name}”.`);
      return made.get(definition) as Value;
    },
  };
}

export const StoresContext = createContext<Stores | null>(null);

/** The stores of this page, for actions that take them. */
export function useStores(): Stores {
  const stores = use(StoresContext);
  if (stores === null) throw new Error('There is no StoresContext above this component.');
  return stores;
}

/** A hook that returns one store of this page. */
export function hookOf<Value>(definition: StoreDefinition<Value>): () => Value {
  return () => useStores().get(definition);
}
