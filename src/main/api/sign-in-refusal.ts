/**
 * Why a sign-in is refused though key, user and password may be right. The service names no exceptions for these, so
 * its words tell them apart, and each has its own way out.
 */
const REASONS: readonly { readonly looks: RegExp; readonly action: string }[] = [
  {
    looks:
      /two.?factor|\b2.?fa\b|second factor|verification code|one.?time (?:code|password)|authenticator|\botp\b/i,
    action: 'The API takes no second factor: ask your account manager for a user without one.',
  },
  {
    looks: /too many|exceed\w*\b.*\battempts|\battempts\b.*\bexceed|try again (?:later|in \d)/i,
    action: 'Wait before you try again: more attempts may lock the user for longer.',
  },
  {
    looks: /\bpassword\b.*\bexpired|change your password|reset your password/i,
    action: 'Set a new password on the Depositphotos site, then sign in with it.',
  },
  {
    looks: /\b(?:block|bann|suspend|disabl|deactivat|inactiv|lock|clos|delet)\w*/i,
    action: 'Ask your account manager to open the account again.',
  },
  {
    looks: /\bexpired|\bended\b|\bterminated/i,
    action: 'Ask your account manager to renew the agreement.',
  },
];

/** What to do about a refused sign-in by the service's words; `null` when they name no reason of this kind. */
export function signInRefusal(said: string): string | null {
  return REASONS.find(({ looks }) => looks.test(said))?.action ?? null;
}
