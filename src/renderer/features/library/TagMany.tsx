import { useState } from 'react';
import { useStores } from '../../state/registry/store.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import { Button } from '../../ui/Button.tsx';
import { PopCard } from '../../ui/PopCard.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { formatCount } from '../../ui/format.ts';
import { mark } from './record-edits.ts';

/** Gives tags to many assets, or takes them away. Commas part them. */
export function TagMany({ ids }: { readonly ids: readonly AssetId[] }) {
  const stores = useStores();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const tags = text
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
  const apply = async (verb: 'addTags' | 'removeTags') => {
    if (tags.length === 0) return;
    setOpen(false);
    setText('');
    const done = `${verb === 'addTags' ? 'Tagged' : 'Removed tags from'} ${formatCount(ids.length)} assets.`;
    await mark(stores, ids, { [verb]: tags }, done);
  };
  return (
    <PopCard title="Tags" open={open} onOpenChange={setOpen} trigger={<Button size="small">Tag</Button>}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void apply('addTags');
        }}
      >
        <TextField
          label="Tags, separated by commas"
          error={null}
          value={text}
          maxLength={500}
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="submit" look="primary" disabled={tags.length === 0}>
          Add
        </Button>{' '}
        <Button disabled={tags.length === 0} onClick={() => void apply('removeTags')}>
          Remove
        </Button>
      </form>
    </PopCard>
  );
}
