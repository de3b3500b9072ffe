import { useSearch } from '../../state/search.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';

const IDEAS = ['mountain sunset', 'coffee', 'city at night', 'paper texture', 'portrait'];

/** The light table before anything is searched. */
export function Invitation() {
  const search = useSearch();
  return (
    <Notice
      title="What are you looking for?"
      text="Search by words, paste an asset ID or an item link, or start from one of these."
    >
      {IDEAS.map((idea) => (
        <Button key={idea} onClick={() => search.start({ ...search.store.getState().query, text: idea })}>
          {idea}
        </Button>
      ))}
    </Notice>
  );
}
