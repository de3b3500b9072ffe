import { StockroomError } from '../../../shared/model/failure.ts';
import type { Store } from '../../platform/store/index.ts';

/**
 * The database for as long as downloads are open. A disk may hold a try up for longer than closing waits for it;
 * what ends after that finds no row and writes none, where it would else break on a database that is closed.
 */
export function untilClosed(store: Store): { readonly store: Store; close(): void } {
  let isOpen = true;
  const assertOpen = () => {
    if (!isOpen) throw new StockroomError('aborted');
  };
  return {
    store: {
      unreadable: store.unreadable,
      all: (sql, ...params) => (isOpen ? store.all(sql, ...params) : []),
      get: (sql, ...params) => (isOpen ? store.get(sql, ...params) : undefined),
      run: (sql, ...params) => {
        assertOpen();
        return store.run(sql, ...params);
      },
      transaction: (work) => {
        assertOpen();
        return store.transaction(work);
      },
      afterCommit: (work) => store.afterCommit(work),
      close: () => store.close(),
    },
    close: () => {
      isOpen = false;
    },
  };
}
