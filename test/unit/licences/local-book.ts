import { openBook } from '../../../src/main/purchasing/licences/book/book.ts';
import type { Book } from '../../../src/main/purchasing/licences/book/book.ts';
import type { BookThread } from '../../../src/main/purchasing/licences/thread.ts';

/** The book without its thread: every call answers in the next turn. */
export function openLocalBook(file: string): {
  readonly book: Book;
  readonly thread: BookThread;
  close(): void;
} {
  const { book, close } = openBook(file);
  const thread = new Proxy({} as BookThread, {
    get:
      (_target, name) =>
      async (...args: readonly unknown[]) =>
        (book[name as keyof Book] as (...given: readonly unknown[]) => unknown)(...args),
  });
  return { book, thread, close };
}
