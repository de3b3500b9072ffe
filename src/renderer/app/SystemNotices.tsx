import { useState } from 'react';
import { useStore } from 'zustand';
import { Banner } from '../ui/Banner.tsx';
import { useApp } from './context.ts';

const NONE: readonly string[] = [];

/** What went wrong at the start and did not stop it. */
export function SystemNotices() {
  const { system } = useApp();
  const notices = useStore(system, (info) => info?.notices ?? NONE);
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set());
  return notices
    .filter((notice) => !dismissed.has(notice))
    .map((notice) => (
      <Banner key={notice} tone="info" onDismiss={() => setDismissed((now) => new Set(now).add(notice))}>
        {notice}
      </Banner>
    ));
}
