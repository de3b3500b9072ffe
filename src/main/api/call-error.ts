import { type FailureCode, type FailureOptions, StockroomError } from '../../shared/model/failure.ts';
import { inItsWords } from './service-failure.ts';
import type { Broken } from './transport/http.ts';
import type { Repeat } from './transport/retry.ts';

/** What is known about the one attempt that failed. */
export interface AttemptFacts {
  /** Whether the request may have reached the service. */
  readonly left: boolean;
  /** Whether the service turned it away without doing anything: 429, 503 with a time to come back. */
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

const UNTRUSTED = {
  message: 'The connection is not secure: the certificate of the service is not trusted here.',
  action: 'Check the clock of this computer, or ask your IT about its certificates.',
};

const LOOKED_UP = { action: 'Stockroom checks with the service; do not repeat the order.' };

/** What an exchange without an end means to its caller. */
export function brokenCall(
  command: { readonly name: string; readonly repeat: Repeat },
  broken: Broken,
): StockroomError {
  const { name, repeat } = command;
  if (repeat === 'never' && broken.left) return outcomeUnknown(name, broken);
  const facts: AttemptFacts = { left: broken.left, refused: false };
  const failure = { command: name, cause: broken };
  switch (broken.kind) {
    case 'aborted':
      return new CallError('aborted', failure, facts);
    case 'timeout':
      return new CallError('timeout', failure, facts);
    case 'unreachable':
      return new CallError('offline', failure, facts);
    case 'untrusted':
      return new CallError('offline', { ...failure, ...UNTRUSTED }, facts);
    case 'cut':
      return new CallError('protocol', { ...failure, message: `The answer to ${name} broke off.` }, facts);
    case 'too-large':
      return new StockroomError('protocol', { ...failure, message: `The answer to ${name} is too large.` });
  }
}

/**
 * It may have been done, so it is not repeated before the service's lists were read; only licensing reads them by
 * itself. `said`: the service's words.
 */
export function outcomeUnknown(command: string, cause?: Error, said = ''): StockroomError {
  return new StockroomError('outcome-unknown', {
    command,
    ...(command === 'licenseItem' ? LOOKED_UP : {}),
    ...(cause === undefined ? {} : { cause }),
    ...(said === ''
      ? {}
      : { message: `${inItsWords(said)} Whether it was done all the same is not known yet.` }),
  });
}
