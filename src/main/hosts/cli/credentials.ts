import type { Credentials } from '../../../shared/model/account.ts';
import { StockroomError } from '../../../shared/model/failure.ts';

/**
 * Credentials for this process only. They count as soon as there is a password: key and user alone merely
 * fill in `login`. Throws when the password is there and the rest is not.
 */
export function environmentCredentials(env: NodeJS.ProcessEnv): Credentials | null {
  const apiKey = env['STOCKROOM_API_KEY'] ?? '';
  const user = env['STOCKROOM_USER'] ?? '';
  const password = env['STOCKROOM_PASSWORD'] ?? '';
  if (password === '') return null;
  if (apiKey === '' || user === '') {
    throw new StockroomError('signed-out', {
      message: `STOCKROOM_PASSWORD is set, but ${apiKey === '' ? 'STOCKROOM_API_KEY' : 'STOCKROOM_USER'} is not.`,
      action: 'Set STOCKROOM_API_KEY, STOCKROOM_USER and STOCKROOM_PASSWORD, or run “stockroom login”.',
    });
  }
  return { apiKey, user, password };
}
