import type { Bridge } from '../../shared/contract/index.ts';
import type { UntrackedFile } from '../../shared/model/library-folder.ts';

/** The contract's limit for one page. */
const PAGE = 500;

/** Files from elsewhere in the library folder, page by page. */
export async function* untrackedPages(
  bridge: Bridge['folder'],
  signal?: AbortSignal,
): AsyncGenerator<readonly UntrackedFile[], void, void> {
  for (let after = 0; ; ) {
    const page = await bridge.untracked({ after, limit: PAGE }, { ...(signal && { signal }) });
    yield page;
    after = page.at(-1)?.id ?? after;
    if (page.length < PAGE) return;
  }
}

/** Adds every file that Stockroom did not put into the folder. Returns how many there were. */
export async function adoptAll(bridge: Bridge['folder']): Promise<number> {
  let added = 0;
  for await (const page of untrackedPages(bridge)) {
    const ids = page.filter(({ isImported }) => !isImported).map(({ id }) => id);
    await bridge.adopt({ ids });
    added += ids.length;
  }
  return added;
}
