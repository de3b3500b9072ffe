import { InvalidArgumentError } from 'commander';

/** Reads an option that is a whole number within bounds. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    if (!(value >= least && value <= most)) {
      throw new InvalidArgumentError(`Expected a whole number from ${least} to ${most}.`);
    }
    return value;
  };
}

/** Reads an option that is a list with commas; `allowed` empty lets every word through. */
export function list<Word extends string>(allowed: readonly Word[] = []): (text: string) => readonly Word[] {
  return (text) => {
    const words = text
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== '');
    const wrong = words.find((word) => allowed.length > 0 && !allowed.some((one) => one === word));
    if (words.length === 0 || wrong !== undefined) {
      throw new InvalidArgumentError(
        `Expected a list of ${allowed.length > 0 ? allowed.join(', ') : 'words'}.`,
      );
    }
    return words as Word[];
  };
}
