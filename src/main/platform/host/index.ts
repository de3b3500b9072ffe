import type { AskPerson } from '../consent/index.ts';
import type { SecretStore } from '../secrets/index.ts';
import type { OpenValues } from '../settings/index.ts';

/** What only a host can do. The core asks; Electron, the web host and the command line answer. */
export interface Host {
  readonly kind: 'electron' | 'web' | 'cli';
  readonly secrets: SecretStore;
  /** Opens the profile's settings file. Absent where `conf` alone does. */
  readonly openSettings?: OpenValues;
  /** Opens the system's file manager on a file. False where there is none. */
  showInFolder(path: string): Promise<boolean>;
  /**
   * Asks where to save a file of this name; `null` when the user would rather not. Absent where the page itself
   * hands files to the user.
   */
  readonly askWhereToSave?: (name: string) => Promise<string | null>;
  /** Opens a file in its default program. Absent, or false, where there is none. */
  openFile?(path: string): Promise<boolean>;
  /** Lets the user choose the program. Absent where the system has no way to ask; false where that failed. */
  readonly openWith?: (path: string) => Promise<boolean>;
  /** Puts files on the system's clipboard, as a file manager does. Absent where there is none; false where that failed. */
  readonly copyFiles?: (paths: readonly string[]) => Promise<boolean>;
  /** Puts a file into the system's bin. Absent, or false, where there is none. */
  trash?(path: string): Promise<boolean>;
  /** Lets the user choose a folder in the system's dialog; `null` where he did not. Absent where there is no such dialog. */
  readonly chooseFolder?: () => Promise<string | null>;
  /**
   * Shows a question where no page can answer it, and returns whether a person said yes. Absent where there is no such
   * place: what needs an answer is refused then.
   */
  readonly askPerson?: AskPerson;
  /** The proxy for an address: a `http:`, `https:` or `socks…:` URL, or `null` for a direct connection. */
  proxyFor(url: URL): Promise<string | null>;
  /** Called when the core wants to run in another profile (into the demo, out of it); pages reload after it. */
  switchProfile(to: 'demo' | 'own'): Promise<void>;
}

/** The folders and files of one profile. All absolute. */
export interface ProfilePaths {
  /** The outermost folder of ours: the profile itself, or the one that the demo was opened from. */
  readonly root: string;
  readonly profile: string;
  readonly database: string;
  /** What was bought; a file of its own, with the strictest durability. */
  readonly ledger: string;
  /** The copy of the group's licences; can be had again. */
  readonly licences: string;
  readonly settings: string;
  readonly previews: string;
  readonly logs: string;
  /** Where files land until the user chooses another folder. */
  readonly defaultLibrary: string;
}
