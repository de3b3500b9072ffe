import { Bookmark } from 'lucide-react';
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { useBridge } from '../../state/given.ts';
import { useRecords } from '../../state/records.ts';
import { useToasts } from '../../state/toasts.ts';
import { toFailure } from '../../bridge/index.ts';
import { Button } from '../../ui/Button.tsx';
import { PopCard } from '../../ui/PopCard.tsx';
import { TextField } from '../../ui/TextField.tsx';

/** Keeps what is asked for now under a name. */
export function SaveFilter() {
  const records = useRecords();
  const bridge = useBridge();
  const toasts = useToasts();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const save = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { query } = records.store.getState();
    try {
      await bridge.listing.saveFilter({
        name,
        query: {
          ...query,
          states: [...query.states],
          types: [...query.types],
          colours: [...query.colours],
        },
      });
      setOpen(false);
      setName('');
    } catch (error) {
      toasts.failed(toFailure(error));
    }
  };
  return (
    <PopCard
      title="Save this filter"
      open={open}
      onOpenChange={setOpen}
      align="end"
      trigger={
        <Button>
          <Bookmark size={14} aria-hidden="true" />
          Save filter
        </Button>
      }
    >
      <form onSubmit={(event) => void save(event)}>
        <TextField
          label="Name"
          error={null}
          value={name}
          maxLength={120}
          required
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="submit" look="primary" wide disabled={name.trim() === ''}>
          Save
        </Button>
      </form>
    </PopCard>
  );
}
