/** Whatever came in a request, or goes out in an answer. */
export type Params = Record<string, unknown>;

export interface Charge {
  readonly transactionId: number;
  readonly itemId: number;
  readonly licenceId: number;
  readonly option: string;
  readonly references: Readonly<Record<string, string>>;
  /** Unix seconds. */
  readonly at: number;
  invoiceId: number | null;
  transferId: number | null;
}

/** What the service knows and remembers while it runs. */
export interface World {
  readonly credentials: { readonly apiKey: string; readonly user: string; readonly password: string };
  /** Calls a new session is good for. */
  readonly sessionCalls: number;
  /** Calls left, by session ID. */
  readonly sessions: Map<string, number>;
  readonly charges: Charge[];
  /** Purchases that are still to lose their answer. */
  cuts: number;
  /** Whether the list numbers people and licences otherwise than sign-in and price list. */
  readonly numbersApart: boolean;
  /** Whether the list leaves out what the account's manager has not set up: all references. */
  readonly dropsReferences: boolean;
  /** Whether it hands out no links to licensed files. */
  refusesLinks: boolean;
  /** When links were handed out, by their sign; milliseconds. */
  readonly links: Map<string, number>;
  /** Where the service is, for its links. */
  origin: string;
}

/** Answers one command; throws a `Refusal` to refuse it, anything else to drop the connection. */
export type Handler = (params: Params) => Params;

/** A failure as the service reports it. */
export class Refusal extends Error {
  readonly code: string | number;
  readonly exception: string | undefined;

  constructor(message: string, code: string | number, exception?: string) {
    super(message);
    this.code = code;
    this.exception = exception;
  }
}
