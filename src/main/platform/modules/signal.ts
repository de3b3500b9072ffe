/** Something that one module says and others hear, at once and within the same call: also within a transaction. */
export interface Signal<T> {
  /** Tells all listeners in the order in which they came. The caller gets the error that a listener throws. */
  tell(value: T): void;
  listen(listener: (value: T) => void): void;
}

export function createSignal<T>(): Signal<T> {
  const listeners: ((value: T) => void)[] = [];
  return {
    tell: (value) => {
      for (const listener of listeners) listener(value);
    },
    listen: (listener) => {
      listeners.push(listener);
    },
  };
}
