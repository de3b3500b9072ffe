import type { Migration } from '../store/index.ts';

/** Services by their names. */
export type Services = Readonly<Record<string, unknown>>;

/**
 * A part of the app that is composed once: what it needs by name, what it provides by name, and what it does when the
 * app as a whole sleeps, loses its network or ends.
 */
export interface Module<Needs extends object, Provides extends object> {
  /** Names the module in messages and in the picture of the house. */
  readonly name: string;
  /** The services it is given. */
  readonly needs: readonly (keyof Needs & string)[];
  /** The services that it provides; no other module provides one of the same name. */
  readonly provides: readonly (keyof Provides & string)[];
  /** Steps of the schema of `stockroom.db`. */
  readonly migrations?: readonly Migration[];
  /** Builds the services. A later module gives to an earlier one through a slot or a signal. */
  readonly create: (needs: Needs) => Provides | Promise<Provides>;
  /** Before sleep. */
  readonly suspend?: (services: Provides, needs: Needs) => Promise<void>;
  /** After sleep, and when the network is back. */
  readonly wake?: (services: Provides, needs: Needs) => void;
  /** The network has gone, or is back. */
  readonly setOnline?: (isOnline: boolean, services: Provides, needs: Needs) => void;
  /** Ends the services. Modules end after those that need them, and after those of `closesAfter`. */
  readonly close?: (services: Provides, needs: Needs) => Promise<void> | void;
  /** Names of modules that have to end before this one, whether they need it or it needs them. */
  readonly closesAfter?: readonly string[];
}

/** Any module; what it takes and gives is checked where it is composed. */
// biome-ignore lint/suspicious/noExplicitAny: a list of modules holds modules of all kinds.
export type AnyModule = Module<any, any>;

/** Types a module where it is declared. */
export function defineModule<Needs extends object, Provides extends object>(
  module: Module<Needs, Provides>,
): Module<Needs, Provides> {
  return module;
}

/** What a list of modules provides, all together. */
export type Provided<Modules extends readonly AnyModule[]> = Intersection<ProvidedBy<Modules[number]>>;

type ProvidedBy<One> = One extends Module<infer _Needs, infer Provides> ? Provides : never;
/** All of a union at once. */
export type Intersection<Union> = (Union extends unknown ? (one: Union) => void : never) extends (
  all: infer All,
) => void
  ? All
  : never;

/** A module that can be composed where `Available` is there. */
interface Composable<Available> {
  readonly needs: readonly (keyof Available & string)[];
  readonly create: (needs: Available) => unknown;
}

/** Returns the modules as they are. Does not compile where one needs what is not there, or something else by that name. */
export function composable<Available>(
  modules: readonly (Composable<Available> & AnyModule)[],
): readonly AnyModule[] {
  return modules;
}
