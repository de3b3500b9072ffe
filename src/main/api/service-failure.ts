/**
 * The service's own failures, told apart by `exception`, else by `errorcode`, HTTP status and text [doc][seen]:
 * any of the three fields may be missing, and names come with one or two backslashes, in any case.
 */

import { type FailureCode, StockroomError } from '../../shared/model/failure.ts';
import type { Redact } from './redact.ts';
import { pauseAction } from './rest.ts';
import { signInRefusal } from './sign-in-refusal.ts';
import { isObject, toNumber, toText, type WireObject } from './wire/values.ts';

/** By the last part of the exception's name, lower case. */
const BY_EXCEPTION: ReadonlyMap<string, FailureCode> = new Map([
  ['eillegalsession', 'session.expired'],
  ['eillegalapikey', 'auth.key'],
  ['authentication', 'auth.password'],
  ['eauthentication', 'auth.password'],
  ['invalidparam', 'invalid'],
  ['einvalidparam', 'invalid'],
  ['eapitypenotallowed', 'forbidden'],
  ['eundefinedcommand', 'invalid'],
  ['evaluenotallowed', 'invalid'],
  ['notfounditemexception', 'not-found'],
  ['einternalerror', 'server'],
]);

/** Failures in which the user needs the service's own words. */
const SHOWS_TEXT: ReadonlySet<FailureCode> = new Set([
  'auth.refused',
  'invalid',
  'forbidden',
  'not-found',
  'rate-limited',
  'server',
]);

const MAX_TEXT = 200;
/** Characters of a text that its kind is told from. */
const MAX_JUDGED = 2_000;

export interface ServiceFailure {
  readonly error: StockroomError;
  /**
   * Whether the service has refused what it was asked, whatever name it gives the reason: a complete failure in
   * its own envelope. A fault of the server (5xx, an internal error) says nothing about what was done before it.
   */
  readonly definite: boolean;
  /** The service's own words as a person may see them; empty where there are none. */
  readonly said: string;
}

export interface FailureContext {
  readonly command: string;
  /** HTTP status. */
  readonly status: number;
  readonly retryAfter: number | null;
  /** Milliseconds. */
  readonly now: number;
  readonly redact: Redact;
  /** The command spends or makes something: a person reads the service's words whatever the failure. */
  readonly once: boolean;
}

/** A fault inside the service, by its exception or its words: it may have come before or after the charge. */
const INTERNAL = /internal/i;

export function serviceFailure(answer: WireObject, context: FailureContext): ServiceFailure {
  const wire = isObject(answer['error']) ? answer['error'] : answer;
  const exception = lastPart(toText(wire['exception']) ?? '');
  const number = toNumber(wire['errorcode']) ?? toNumber(wire['error_code']) ?? 0;
  const text = toText(wire['errormsg']) ?? toText(wire['error_message']) ?? toText(answer['error']) ?? '';
  const listed = BY_EXCEPTION.get(exception);
  const known =
    listed ??
    byNumber(number, context) ??
    byText(text.slice(0, MAX_JUDGED)) ??
    byNumber(context.status, context) ??
    (number === 403 || context.status === 403 ? 'forbidden' : 'invalid');
  const said = readable(text, context.redact);
  const advice = adviceFor(known, said, context);
  const code = advice === null ? known : 'auth.refused';
  const error = new StockroomError(code, {
    command: context.command,
    ...messageOf(code, said, context),
    ...(advice === null ? {} : { action: advice }),
    ...pauseOf(context.retryAfter, context.now),
  });
  const isFault = code === 'server' || INTERNAL.test(exception) || INTERNAL.test(text);
  return { error, said, definite: isAnswer(context.status) && isEnvelope(answer) && !isFault };
}

/** What to do about a sign-in that is refused for another reason than a wrong key, user or password. */
function adviceFor(code: FailureCode, said: string, { command }: FailureContext): string | null {
  if (command !== 'loginEnterprise' || code === 'server' || code === 'auth.key') return null;
  return signInRefusal(said);
}

function messageOf(code: FailureCode, said: string, { once }: FailureContext): { message?: string } {
  if (said === '') return {};
  if (code === 'auth.password') {
    return { message: `The user name or password is wrong. ${inItsWords(said)}` };
  }
  return once || SHOWS_TEXT.has(code) ? { message: inItsWords(said) } : {};
}

/** The pause that the service asks for, as a time. */
export function pauseOf(retryAfter: number | null, now: number): { retryAfter?: number; action?: string } {
  return retryAfter === null ? {} : { retryAfter, action: pauseAction(retryAfter, now) };
}

/** The API never redirects, and a 5xx is a server in trouble. */
function isAnswer(status: number): boolean {
  return status < 300 || (status >= 400 && status < 500);
}

/** Stated by the service itself: a gateway on the way knows neither its `type` nor the fields of its errors. */
function isEnvelope(answer: WireObject): boolean {
  const states = (place: WireObject) => ERROR_FIELDS.some((field) => toText(place[field]) !== null);
  const error = answer['error'];
  if (isObject(error)) return states(error);
  const type = (toText(answer['type']) ?? '').toLowerCase();
  return (type === 'failure' || type === 'error') && (toText(error) !== null || states(answer));
}

const ERROR_FIELDS = ['errorcode', 'error_code', 'errormsg', 'error_message', 'exception'];

/** The service's own words as a sentence of a message. */
export function inItsWords(said: string): string {
  return `Depositphotos says: ${said}${/[.!?…]$/.test(said) ? '' : '.'}`;
}

/** A message of the service as a person may see it: no markup, no secrets, one line, not endless. */
export function readable(text: string, redact: Redact): string {
  const plain = redact(text.replace(/<[^<>]{0,500}>/g, ' '))
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  return plain.length > MAX_TEXT ? `${plain.slice(0, MAX_TEXT).trimEnd()}…` : plain;
}

/** `EAPI\EIllegalSession`, with one backslash or two, or without a namespace. */
function lastPart(exception: string): string {
  return exception.slice(exception.lastIndexOf('\\') + 1).toLowerCase();
}

function byNumber(number: number, { command }: FailureContext): FailureCode | null {
  const signsIn = command === 'loginEnterprise';
  switch (number) {
    case 400:
    case 422:
      return 'invalid';
    case 401:
      return signsIn ? 'auth.password' : 'session.expired';
    case 404:
    case 410:
      return signsIn ? 'auth.password' : 'not-found';
    case 429:
      return 'rate-limited';
    default:
      return number >= 500 && number < 600 ? 'server' : null;
  }
}

/** 403 stands for four different things; without an exception only the text tells them apart. */
function byText(text: string): FailureCode | null {
  if (
    /\bsession\b.*\b(?:illegal|invalid|expired|not valid|not found|ended)\b|\b(?:illegal|invalid|expired)\b.*\bsession\b/i.test(
      text,
    )
  ) {
    return 'session.expired';
  }
  if (/\bapi[\s_-]?key\b/i.test(text)) return 'auth.key';
  if (
    /\b(?:login|password)\b.*\b(?:wrong|incorrect|invalid|not found)\b|\b(?:wrong|incorrect|invalid)\b.*\b(?:login|password)\b/i.test(
      text,
    )
  ) {
    return 'auth.password';
  }
  return /not allowed|permission|denied|forbidden|disabled|not available|balance|funds|plan\b/i.test(text)
    ? 'forbidden'
    : null;
}
