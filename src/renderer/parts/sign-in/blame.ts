import type { Failure } from '../../../shared/model/failure.ts';

export type SignInField = 'apiKey' | 'user' | 'password';

/** Where a failed sign-in is shown: beside the fields it concerns, or above them all. */
export type Blame =
  | { readonly at: 'fields'; readonly fields: readonly SignInField[]; readonly message: string }
  | { readonly at: 'form'; readonly failure: Failure };

export function blame(failure: Failure): Blame {
  if (failure.code === 'auth.key') {
    return { at: 'fields', fields: ['apiKey'], message: failure.message };
  }
  if (failure.code === 'auth.password') {
    return {
      at: 'fields',
      fields: ['user', 'password'],
      message: failure.message,
    };
  }
  return { at: 'form', failure };
}

/** What is missing before anything is sent. */
export function missing(values: Readonly<Record<SignInField, string>>): Partial<Record<SignInField, string>> {
  return {
    ...(values.apiKey.trim() === '' && { apiKey: 'Enter the API key of your account.' }),
    ...(values.user.trim() === '' && { user: 'Enter your user name.' }),
    ...(values.password === '' && { password: 'Enter your password.' }),
  };
}
