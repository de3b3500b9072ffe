import type { LicencesState } from '../../../shared/model/held-licence.ts';
import { useStores } from '../../state/registry/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { syncNow } from './licence-actions.ts';

interface NoLicencesProps {
  readonly state: LicencesState;
  readonly filtered: boolean;
}

/** Why the list is empty, and what to do about it. */
export function NoLicences({ state, filtered }: NoLicencesProps) {
  const stores = useStores();
  if (state.count > 0 && filtered) {
    return <Notice title="No licence like this" text="Remove a filter, or search for fewer words." />;
  }
  if (state.syncing) {
    return <Notice title="Reading the licences" text="They appear here as they come, the newest first." />;
  }
  if (state.failure !== null) {
    const { message, action, code } = state.failure;
    return (
      <Notice title="The licences could not be read" text={`${message} ${action}`.trim()} code={code} urgent>
        <Button onClick={() => void syncNow(stores, false)}>Try again</Button>
      </Notice>
    );
  }
  if (state.asOf === null)
    return <Notice title="No licences yet" text="They are read as soon as you are online." />;
  return (
    <Notice
      title="No licences yet"
      text="What your group licenses is listed here, with its certificate, for ever."
    />
  );
}
