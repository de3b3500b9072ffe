import type { Failure } from './failure.ts';
import type { AssetId, FileId, TransactionId } from './ids.ts';
import type { Instant } from './instant.ts';
import type { References } from './licence.ts';

/** Where the licence of a file is written down: nowhere, beside the file, or in it. */
export const RIGHTS_IN_FILES = ['off', 'sidecar', 'embedded'] as const;
export type RightsInFiles = (typeof RIGHTS_IN_FILES)[number];

/** What a file says of itself once its licence is written down. */
export interface RightsStatement {
  readonly assetId: AssetId;
  readonly title: string;
  readonly author: string;
  /** Made by a generator: the file then says so in the words of the IPTC. */
  readonly aiGenerated: boolean;
  readonly editorial: boolean;
  readonly transactionId: TransactionId;
  readonly licence: string;
  /** The party that may use it; empty where the service does not say. */
  readonly licensee: string;
  readonly at: Instant | null;
  readonly references: References;
}

/** What became of one file. `kept`: it says so already. */
export type RightsResult = { readonly fileId: FileId } & (
  | { readonly outcome: 'embedded' | 'kept' }
  /** `asked` is false where the format, or the lack of a proof, left no other way. */
  | { readonly outcome: 'sidecar'; readonly path: string; readonly asked: boolean }
  | { readonly outcome: 'failed'; readonly failure: Failure }
);
