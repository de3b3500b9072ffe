import { useState } from 'react';
import { useStore } from 'zustand';
import { Banner } from '../ui/Banner.tsx';
import { useStorage } from '../state/storage.ts';
import { useSystem } from '../state/system.ts';

const NONE: readonly string[] = [];

/** What went wrong at the start and did not stop it, and entries of the database that can't be read. */
export function SystemNotices() {
  const system = useSystem();
  const storage = useStorage();
  const atStart = useStore(system, (info) => info?.notices ?? NONE);
  const damage = useStore(storage, (now) => now?.damage ?? null);
  const notices = damage === null ? atStart : [...atStart, `${damage.message} ${damage.action}`];
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set());
  return notices
    .filter((notice) => !dismissed.has(notice))
    .map((notice) => (
      <Banner key={notice} tone="info" onDismiss={() => setDismissed((now) => new Set(now).add(notice))}>
        {notice}
      </Banner>
    ));
}
