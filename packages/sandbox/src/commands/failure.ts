import type { Voice } from '../dialect/voice.ts';

/** Exception names in both spellings, with the error code they travel with. */
const KINDS = {
  'illegal-session': { documented: 'EAPI\\EIllegalSession', observed: 'EIllegalSession', code: 403 },
  'illegal-key': { documented: 'EAPI\\EIllegalApiKey', observed: 'EAPI\\EIllegalApiKey', code: 403 },
  authentication: { documented: 'EUser\\Authentication', observed: 'EUser\\Authentication', code: 404 },
  'invalid-parameter': { documented: 'EApi\\EInvalidParam', observed: 'EInternal\\InvalidParam', code: 400 },
  'not-allowed': { documented: 'EAPI\\EApiTypeNotAllowed', observed: 'EAPI\\EApiTypeNotAllowed', code: 403 },
  'undefined-command': {
    documented: 'EAPI\\EUndefinedCommand',
    observed: 'EAPI\\EUndefinedCommand',
    code: 400,
  },
  'value-not-allowed': {
    documented: 'EAPI\\EValueNotAllowed',
    observed: 'EAPI\\EValueNotAllowed',
    code: 403,
  },
  'not-found': { documented: 'NotFoundItemException', observed: 'NotFoundItemException', code: 0 },
  /** A name that no list of exceptions has. */
  'no-money': {
    documented: 'EBilling\\ENotEnoughMoney',
    observed: 'EBilling\\ENotEnoughMoney',
    code: 0,
  },
  internal: { documented: 'EApi\\EInternalError', observed: 'EApi\\EInternalError', code: 0 },
} as const;

export type FailureKind = keyof typeof KINDS;

/** A refusal that the caller is told about. Its message is part of the answer. */
export class ApiFailure extends Error {
  readonly kind: FailureKind;

  constructor(kind: FailureKind, message: string) {
    super(message);
    this.name = 'ApiFailure';
    this.kind = kind;
  }
}

export interface WireError {
  readonly [key: string]: number | string | undefined;
  readonly errorcode: number | undefined;
  readonly errormsg: string | undefined;
  /** Never left out here: a client tells a dead session from a missing permission by it. */
  readonly exception: string;
}

export function wireErrorOf(failure: ApiFailure, voice: Voice): WireError {
  const kind = KINDS[failure.kind];
  return {
    errorcode: voice.sometimes('errorcode', 0.1) ? undefined : kind.code,
    errormsg: voice.sometimes('errormsg', 0.05) ? undefined : failure.message,
    exception: voice.choose('exception', kind),
  };
}

export function invalidParameter(name: string, why: string): ApiFailure {
  return new ApiFailure('invalid-parameter', `Invalid parameter ${name}: ${why}`);
}

export function itemNotFound(id: number): ApiFailure {
  return new ApiFailure('not-found', `Item ${id} not found`);
}
