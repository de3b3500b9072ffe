import { ImageUp } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '../../ui/Button.tsx';
import { PopCard } from '../../ui/PopCard.tsx';
import { PictureFilter } from './PictureFilter.tsx';
import { useQuery } from './use-query.ts';

/** Search by a picture, and by the words that go with it. */
export function PictureSearch() {
  const [query, change] = useQuery();
  const [open, setOpen] = useState(false);
  return (
    <PopCard
      title="Search by picture"
      align="end"
      size="wide"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <IconButton label="Search by picture" type="button">
          <ImageUp size={16} aria-hidden="true" />
        </IconButton>
      }
    >
      <PictureFilter
        query={query}
        onChange={(next) => {
          setOpen(false);
          change(next);
        }}
      />
    </PopCard>
  );
}
