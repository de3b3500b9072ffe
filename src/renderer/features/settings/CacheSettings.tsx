import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useBridge } from '../../state/given.ts';
import { useSettings } from '../../state/settings.ts';
import { useToasts } from '../../state/toasts.ts';
import { toFailure } from '../../bridge/index.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Select.tsx';
import { classes } from '../../ui/classes.ts';
import { formatBytes } from '../../ui/format.ts';
import { SettingRow } from './Section.tsx';
import css from './SettingsView.module.css';

const cx = classes(css);

const GIGABYTE = 1000 ** 3;
const SIZES = [0.25, 0.5, 1, 2, 5, 10, 20, 50].map((size) => size * GIGABYTE);

/** How much of what was seen stays on this computer. */
export function CacheSettings() {
  const settings = useSettings();
  const bridge = useBridge();
  const toasts = useToasts();
  const limit = useStore(settings, (now) => now?.cacheBytes ?? GIGABYTE);
  const [used, setUsed] = useState<number | null>(null);
  const failed = (error: unknown) => toasts.failed(toFailure(error));

  useEffect(() => {
    let left = false;
    bridge.cache.usage().then(
      ({ previews }) => {
        if (!left) setUsed(previews);
      },
      // The size is a courtesy; without it the rest still works.
      () => {},
    );
    return () => {
      left = true;
    };
  }, [bridge]);

  const choose = async (cacheBytes: number) => {
    await bridge.settings.update({ cacheBytes });
    setUsed((await bridge.cache.usage()).previews);
  };
  const clear = async () => {
    setUsed((await bridge.cache.clear()).previews);
    toasts.done('Cleared. What you look at is kept anew.');
  };

  const sizes = SIZES.includes(limit) ? SIZES : [...SIZES, limit].toSorted((one, other) => one - other);
  return (
    <>
      <SettingRow label="Disk space for previews">
        <Select
          label="Disk space for previews"
          options={sizes.map((size) => ({ value: String(size), label: formatBytes(size) }))}
          value={String(limit)}
          onChange={(next) => void choose(Number(next)).catch(failed)}
        />
      </SettingRow>
      <SettingRow label={used === null ? 'In use' : `In use: ${formatBytes(used)}`}>
        <Button onClick={() => void clear().catch(failed)}>Clear previews and result pages</Button>
      </SettingRow>
      <p className={cx('about')}>
        Previews and pages of results you have seen are there again at once, and without a network. The
        longest unused go first. Comps and licensed files are not part of this.
      </p>
    </>
  );
}
