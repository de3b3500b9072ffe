import { useState } from 'react';
import { pictureAddress } from '../../../shared/model/search-address.ts';
import { classes } from '../../ui/classes.ts';
import { TextForm } from './TextForm.tsx';
import type { EditorProps } from './editor.ts';
import css from './FilterForm.module.css';
import { withFilters } from './with-filters.ts';

const cx = classes(css);

/** Search by a picture that the service can fetch for itself. */
export function PictureFilter({ query, onChange }: EditorProps) {
  const [wrong, setWrong] = useState(false);
  return (
    <div className={cx('form')}>
      <TextForm
        label="Address of a picture"
        type="url"
        value={query.filters.imageUrl ?? ''}
        maxLength={2000}
        placeholder="https://"
        action="Search"
        onSubmit={(text) => {
          const imageUrl = pictureAddress(text);
          setWrong(imageUrl === undefined);
          if (imageUrl !== undefined) onChange(withFilters(query, { imageUrl }));
        }}
      />
      <p className={cx('hint')} role={wrong ? 'alert' : undefined}>
        {wrong
          ? 'It needs to be an https address that anybody can open.'
          : 'An https address that anybody can open. The service looks at it; nothing is sent from this computer.'}
      </p>
    </div>
  );
}
