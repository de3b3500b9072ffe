/** Every kind of failure, by a code that stays the same, with what there is to say of it. */

export const FAILURE_CODES = [
  // the service and the way to it
  'auth.key',
  'auth.password',
  'auth.refused',
  'session.expired',
  'forbidden',
  'not-found',
  'invalid',
  'rate-limited',
  'server',
  'protocol',
  'offline',
  'timeout',
  'aborted',
  'outcome-unknown',
  // this computer
  'signed-out',
  'config.api-url',
  'config.profile',
  'secrets.unavailable',
  'store.newer',
  'store.broken',
  'store.rows',
  'disk.full',
  'disk.denied',
  'disk.gone',
  'system.handles',
  'folder.profile',
  'library.busy',
  'file.blocked-host',
  'file.wrong-type',
  'file.changed',
  'file.incomplete',
  'portal',
  'rights.tool',
  // money
  'quote-changed',
  'already-licensed',
  'balance-low',
  'money-unknown',
  'over-limit',
  'ledger.unsafe',
  // a word of a person
  'declined',
  'cannot-ask',
  'internal',
] as const;

export type FailureCode = (typeof FAILURE_CODES)[number];

/** Whether doing the same thing again can help, and whether it is harmless to try. */
export type Retry = 'safe' | 'after-change' | 'never';

interface Facts {
  readonly message: string;
  readonly action: string;
  readonly retry: Retry;
}

/** What each code means when the place that raises it has nothing better to say. */
export const FAILURE_FACTS: Readonly<Record<FailureCode, Facts>> = {
  'auth.key': {
    message: 'Depositphotos does not accept this API key.',
    action: 'Check the key with your account manager, then sign in again.',
    retry: 'after-change',
  },
  'auth.password': {
    message: 'The user name or password is wrong.',
    action: 'Check both and try again.',
    retry: 'after-change',
  },
  'auth.refused': {
    message: 'Depositphotos does not let this user sign in.',
    action: 'Ask your account manager.',
    retry: 'after-change',
  },
  'session.expired': {
    message: 'Your session has ended.',
    action: 'Sign in again; nothing is lost.',
    retry: 'after-change',
  },
  forbidden: {
    message: 'Your account may not do this.',
    action: 'Ask your account manager to switch it on.',
    retry: 'after-change',
  },
  'not-found': {
    message: 'This asset does not exist, or is no longer offered.',
    action: 'Check the ID, or look for a similar asset.',
    retry: 'never',
  },
  invalid: {
    message: 'The service did not accept the request.',
    action: 'Change the input and try again.',
    retry: 'after-change',
  },
  'rate-limited': {
    message: 'The service asks for a pause: too many requests.',
    action: 'Wait a moment; Stockroom goes on by itself where it can.',
    retry: 'safe',
  },
  server: {
    message: 'The service has a fault.',
    action: 'Try again in a moment.',
    retry: 'safe',
  },
  protocol: {
    message: 'The answer could not be understood.',
    action: 'Check the API address and your network; a sign-in page of the network may stand in the way.',
    retry: 'safe',
  },
  offline: {
    message: 'The service cannot be reached.',
    action: 'Check your network connection and try again.',
    retry: 'safe',
  },
  timeout: {
    message: 'The service took too long to answer.',
    action: 'Try again.',
    retry: 'safe',
  },
  aborted: { message: 'Stopped.', action: '', retry: 'safe' },
  'outcome-unknown': {
    message: 'The connection broke before the answer came, so the outcome is not known yet.',
    action: 'Find out at the service whether it was done before you ask for it again.',
    retry: 'never',
  },
  'signed-out': {
    message: 'You are not signed in.',
    action: 'Sign in first.',
    retry: 'after-change',
  },
  'config.api-url': {
    message: 'The API address is not usable.',
    action: 'Set DEPOSITPHOTOS_API_URL to an https address, or to http on this computer only.',
    retry: 'after-change',
  },
  'config.profile': {
    message: 'The profile folder cannot be used.',
    action: 'Choose another folder with --profile, or mend its permissions.',
    retry: 'after-change',
  },
  'secrets.unavailable': {
    message: 'The keychain of this computer cannot be used.',
    action: 'Unlock it, or sign in without “Remember on this computer”.',
    retry: 'after-change',
  },
  'store.newer': {
    message: 'This profile was written by a newer version of Stockroom.',
    action: 'Update Stockroom; nothing was changed.',
    retry: 'after-change',
  },
  'store.broken': {
    message: 'The database of this profile cannot be read.',
    action: 'Your files are untouched. Restore a backup, or start with a new profile.',
    retry: 'after-change',
  },
  'store.rows': {
    message: 'Some entries of the database were damaged on the disk and are left out.',
    action: 'Everything else works. Facts of the service come back by themselves; a backup holds the rest.',
    retry: 'never',
  },
  'disk.full': {
    message: 'The disk is full.',
    action: 'Free some space; the download goes on where it stopped.',
    retry: 'after-change',
  },
  'disk.denied': {
    message: 'The library folder cannot be written to.',
    action: 'Check its permissions, or choose another folder in the settings.',
    retry: 'after-change',
  },
  'disk.gone': {
    message: 'The drive of the library folder is not connected.',
    action: 'Connect it; the download goes on by itself.',
    retry: 'after-change',
  },
  'folder.profile': {
    message: 'This folder and the folder of the Stockroom profile overlap, so it cannot hold your files.',
    action: 'Choose a folder outside the profile; nothing was changed.',
    retry: 'after-change',
  },
  'library.busy': {
    message: 'The library is being moved to another folder.',
    action: 'Wait until the move is done, then try again; nothing was changed.',
    retry: 'safe',
  },
  'system.handles': {
    message: 'This computer lets Stockroom open no more files at the moment.',
    action: 'Close other programs, or raise the limit of open files (ulimit -n), and try again.',
    retry: 'after-change',
  },
  'file.blocked-host': {
    message: 'The file is offered from an address that Stockroom does not trust.',
    action: 'Tell your account manager; nothing was fetched.',
    retry: 'never',
  },
  'file.wrong-type': {
    message: 'The file that arrived is not the one that was asked for.',
    action: 'Try again; if it repeats, tell your account manager.',
    retry: 'safe',
  },
  'file.changed': {
    message: 'The file changed on the server while it was being fetched.',
    action: 'Try again.',
    retry: 'safe',
  },
  'file.incomplete': {
    message: 'The transfer broke off before the file was complete.',
    action: 'Try again; what has arrived is kept.',
    retry: 'safe',
  },
  portal: {
    message: 'The network answers with its own sign-in page.',
    action: 'Sign in to the network in your browser; the download goes on by itself.',
    retry: 'after-change',
  },
  'rights.tool': {
    message: 'Rights cannot be written into files: ExifTool does not run on this computer.',
    action: 'Install Perl, which it needs on macOS and Linux, and try again; nothing was changed.',
    retry: 'after-change',
  },
  'quote-changed': {
    message: 'The service would no longer charge what you confirmed.',
    action: 'Look at the new prices and confirm again; nothing was bought.',
    retry: 'after-change',
  },
  'already-licensed': {
    message: 'Your group holds a licence for this asset already.',
    action: 'Download it again for free, or confirm that you want to buy it once more.',
    retry: 'after-change',
  },
  'balance-low': {
    message: 'The balance does not cover this order.',
    action: 'Ask your account manager to add money, or order less; nothing was bought.',
    retry: 'after-change',
  },
  'money-unknown': {
    message: 'The service does not tell what this order costs in a form that can be read.',
    action: 'Ask your account manager what it would cost; nothing was bought.',
    retry: 'after-change',
  },
  'over-limit': {
    message: 'This order would pass the spending limit.',
    action: 'Order less, or raise the limit in the settings; nothing was bought.',
    retry: 'after-change',
  },
  'ledger.unsafe': {
    message: 'Buying is off: this computer cannot keep a safe record of what is bought.',
    action: 'Check that the disk of the profile is neither full nor read-only, then restart Stockroom.',
    retry: 'after-change',
  },
  declined: {
    message: 'You did not agree, so nothing was done.',
    action: 'Do it again and agree when Stockroom asks, if that is what you want.',
    retry: 'after-change',
  },
  'cannot-ask': {
    message: 'This needs your agreement, and this Stockroom has no way to ask for it.',
    action: 'Do it in the desktop app or on the command line.',
    retry: 'after-change',
  },
  internal: {
    message: 'Something went wrong inside Stockroom.',
    action: 'Try again; if it repeats, please report it with the log.',
    retry: 'safe',
  },
};
