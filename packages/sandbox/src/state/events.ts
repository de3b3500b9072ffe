/** What happened, in the order it happened. The state is these events folded, and the state file is their list. */

export interface References {
  readonly project: string;
  readonly client: string;
  readonly purchaseOrder: string;
  readonly isbn: string;
  readonly other: string;
}

export const REFERENCE_FIELDS = [
  'project',
  'client',
  'purchaseOrder',
  'isbn',
  'other',
] as const satisfies readonly (keyof References)[];

/** Milliseconds since the epoch, by the sandbox's clock. */
type At = number;

export interface SessionOpened {
  readonly type: 'session-opened';
  readonly session: string;
  readonly userId: number;
  readonly at: At;
}

interface SessionClosed {
  readonly type: 'session-closed';
  readonly session: string;
  readonly at: At;
}

export interface CompTaken {
  readonly type: 'comp-taken';
  readonly itemId: number;
  readonly option: string;
  readonly userId: number;
  readonly groupId: number;
  readonly at: At;
}

export interface ItemLicensed {
  readonly type: 'item-licensed';
  readonly transactionId: number;
  readonly itemId: number;
  readonly licenceId: number;
  readonly option: string;
  /** Bit mask of extended rights. */
  readonly rights: number;
  /** Decimal, without VAT: what the balance falls by. */
  readonly price: string;
  readonly references: References;
  readonly userId: number;
  readonly groupId: number;
  readonly at: At;
}

export interface LicencesTransferred {
  readonly type: 'licences-transferred';
  readonly transferId: number;
  readonly transactionIds: readonly number[];
  readonly from: Party;
  readonly to: Party;
  readonly userId: number;
  readonly groupId: number;
  readonly at: At;
}

/** A legal person of a transfer; keys as the caller spelt them. */
export type Party = Readonly<Record<string, string>>;

export interface InvoiceCreated {
  readonly type: 'invoice-created';
  readonly invoiceId: number;
  readonly transactionIds: readonly number[];
  readonly field: string;
  readonly groupId: number;
  readonly at: At;
}

export interface GenerationStarted {
  readonly type: 'generation-started';
  readonly job: string;
  readonly prompt: string;
  readonly ratio: string;
  readonly medium: 'art' | 'photography';
  readonly items: readonly { readonly uuid: string; readonly itemId: number }[];
  readonly userId: number;
  readonly groupId: number;
  readonly at: At;
}

export type SandboxEvent =
  | SessionOpened
  | SessionClosed
  | CompTaken
  | ItemLicensed
  | LicencesTransferred
  | InvoiceCreated
  | GenerationStarted;
