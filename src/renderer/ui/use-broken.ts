import { createContext, use, useState } from 'react';

/** How often the way to the pictures has come back; a picture that could not be had is asked for once more each time. */
export const PictureAttempt = createContext(0);

/** Whether a picture can't be had now, and what to call when it fails. */
export function useBroken(): readonly [isBroken: boolean, onError: () => void] {
  const attempt = use(PictureAttempt);
  const [failedIn, setFailedIn] = useState<number | null>(null);
  return [failedIn === attempt, () => setFailedIn(attempt)];
}
