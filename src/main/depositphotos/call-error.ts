import { type FailureCode, type FailureOptions, StockroomError } from '../../shared/model/failure.ts';

/** What is known about the one attempt that failed. */
export interface AttemptFacts {
  /** Whether the request may have reached the service. */
  readonly left: boolean;
  /** Whether the service turned it away without doing anything: 429, 503. */
  readonly refused: boolean;
}

/** A failed attempt that another one may help. */
export class CallError extends StockroomError {
  readonly facts: AttemptFacts;

  constructor(code: FailureCode, options: FailureOptions, facts: AttemptFacts) {
    super(code, options);
    this.facts = facts;
  }
}
