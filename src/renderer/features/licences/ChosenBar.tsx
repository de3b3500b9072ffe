import { ArrowDownToLine } from 'lucide-react';
import { useState } from 'react';
import { useStores } from '../../state/registry/store.ts';
import { Button } from '../../ui/Button.tsx';
import { SelectionBar } from '../../parts/SelectionBar.tsx';
import { downloadAgain } from './licence-actions.ts';
import type { Chosen } from './use-chosen.ts';

/** What can be done with the selected licences. */
export function ChosenBar({ chosen }: { readonly chosen: Chosen }) {
  const stores = useStores();
  const [busy, setBusy] = useState(false);
  const again = async () => {
    setBusy(true);
    await downloadAgain(stores, [...chosen.ids]);
    setBusy(false);
  };
  return (
    <SelectionBar count={chosen.ids.size} from={1} onClear={chosen.clear}>
      <Button size="small" busy={busy} onClick={() => void again()}>
        <ArrowDownToLine size={14} aria-hidden="true" />
        Download again (free)
      </Button>
    </SelectionBar>
  );
}
