import { useStore } from 'zustand';
import { foldName } from '../../../shared/model/fold-name.ts';
import { formatMoney, totals } from '../../../shared/model/money.ts';
import { useLocation } from '../../state/location.ts';
import { useProject } from '../../state/project.ts';
import { Button } from '../../ui/Button.tsx';
import { usePricedLines } from './use-priced-lines.ts';

/**
 * What the basket holds for the project at hand and nothing has paid for yet, without VAT; for no project, all of it.
 * Beside the project in the header; nothing where there is nothing to pay.
 */
export function UnpaidTotal() {
  const location = useLocation();
  const name = useStore(useProject().store);
  const lines = usePricedLines().filter(
    ({ line }) => name === '' || foldName(line.references.project) === foldName(name),
  );
  const [sum] = totals(lines.flatMap(({ price }) => price ?? []));
  if (lines.length === 0 || sum === undefined) return null;
  const isPart = lines.some(({ price }) => price === null);
  return (
    <Button
      look="quiet"
      size="small"
      title={name === '' ? 'In the basket, without VAT' : `In the basket for “${name}”, without VAT`}
      onClick={() => location.open('basket')}
    >
      {isPart ? 'at least ' : ''}
      {formatMoney(sum)} unpaid
    </Button>
  );
}
