import { isLoopback } from '../api/index.ts';
import type { Host } from '../host.ts';
import type { Services } from '../services.ts';
import type { Store } from '../platform/store/index.ts';

/** What happens to the app as a whole: sleep, the network, the end. */
export interface Life {
  /** Before sleep: bytes are made safe and sockets dropped. */
  suspend(): Promise<void>;
  /** After sleep. */
  wake(): void;
  /** The network has gone, or is back. */
  setOnline(online: boolean): void;
  /** Stops everything; what is under way goes on at the next start. */
  close(): Promise<void>;
}

interface Parts extends Services {
  readonly store: Store;
  readonly host: Host;
  readonly endpoint: URL;
  /** When every file of the profile is closed. */
  readonly leaveProfile: () => void;
}

/** Nobody waits longer for a command to take its leave of the service. */
const GOODBYE_MS = 2_000;

export function composeLife(parts: Parts): Life {
  const { account, batches, downloads, endpoint, folder, licensing, rights } = parts;
  return {
    suspend: () => downloads.suspend(),
    wake: () => {
      account.wake();
      downloads.wake();
      licensing.wake();
      batches.wake();
      rights.wake();
    },
    setOnline: (online) => {
      // The way to an address on this computer needs no network.
      if (!online && isLoopback(endpoint.hostname)) return;
      downloads.setOnline(online);
      if (!online) return account.noteReachable(false);
      account.wake();
      licensing.wake();
      batches.wake();
      void folder.lookAgain().catch(() => {});
    },
    close: () => closeAll(parts),
  };
}

async function closeAll(parts: Parts): Promise<void> {
  const { host, client, rights } = parts;
  // Before the queue that their files go to.
  await parts.licensing.close();
  parts.basket.close();
  await parts.licences.close();
  await parts.batches.close();
  await parts.downloads.close();
  await parts.layouts.close();
  // What a command has fetched says whose it is before the command ends.
  if (host.kind === 'cli') await rights.settle();
  await rights.close();
  await parts.storage.close();
  await parts.holdings.close();
  await parts.swaps.close();
  await parts.folder.close();
  // A command's session is of no use to the next one; the service need not keep it for three hours.
  if (host.kind === 'cli') await client.session.signOut({ signal: AbortSignal.timeout(GOODBYE_MS) });
  parts.account.close();
  parts.links.close();
  parts.library.close();
  parts.listing.close();
  parts.boards.close();
  parts.searches.close();
  parts.rejections.close();
  parts.settings.close();
  client.close();
  parts.store.close();
  parts.leaveProfile();
  parts.log.info('stopped');
}
