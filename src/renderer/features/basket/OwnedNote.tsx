import { useStore } from 'zustand';
import type { BasketAsset } from '../../../shared/model/basket.ts';
import type { OwnedLicence } from '../../../shared/model/quote.ts';
import { useApp } from '../../app/context.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { classes } from '../../ui/classes.ts';
import { formatDate } from '../../ui/format.ts';
import css from './OwnedNote.module.css';

const cx = classes(css);

interface OwnedNoteProps {
  readonly asset: BasketAsset;
  /** The latest last. */
  readonly owned: readonly OwnedLicence[];
}

/** The group has paid for it already: who, when, which; the file is free, and buying again takes a tick of its own. */
export function OwnedNote({ asset, owned }: OwnedNoteProps) {
  const { till, basket, actions } = useApp();
  const again = useStore(till.store, (state) => state.again.has(asset.id));
  const licences = useStore(basket.store, ({ terms }) => terms?.licences);
  const latest = owned.at(-1);
  if (latest === undefined) return null;
  const name = licences?.find(({ id }) => id === latest.licenceId)?.name ?? 'a licence of your group';
  const more = owned.length > 1 ? ` ${owned.length - 1} more before that.` : '';
  return (
    <div className={cx('note')}>
      <p className={cx('text')}>
        <strong>Your group has this licensed already:</strong> {latest.userName || 'somebody in your group'}
        {latest.at !== null && `, ${formatDate(latest.at)}`}, {name}
        {latest.references.client !== '' && `, for ${latest.references.client}`}
        {latest.references.project !== '' && `, project ${latest.references.project}`}, transaction{' '}
        {latest.transactionId}.{more}
        {!again && ' It is left out of this purchase.'}
      </p>
      <div className={cx('acts')}>
        <Button
          size="small"
          onClick={() =>
            void actions.downloadAgain([{ assetId: asset.id, transactionId: latest.transactionId }])
          }
        >
          Download again (free)
        </Button>
        <Checkbox
          label="License it again and pay again"
          hint={`Buys another licence for ${asset.title}.`}
          checked={again}
          onChange={(on) => till.setAgain(asset.id, on)}
        />
      </div>
    </div>
  );
}
