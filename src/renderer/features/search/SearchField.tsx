import { Search as SearchIcon, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { SubmitEvent, KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { assetIdIn } from '../../../shared/model/search.ts';
import { useApp } from '../../app/context.ts';
import { IconButton } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import css from './SearchField.module.css';

const cx = classes(css);

/** The one box: a phrase, an asset ID or an item link. `/` comes here, Escape empties, then leaves. */
export function SearchField() {
  const { search } = useApp();
  const input = useRef<HTMLInputElement>(null);
  const asked = useStore(search.store, (state) => state.query.text);
  const [text, setText] = useState(asked);
  const [seen, setSeen] = useState(asked);
  // A search started elsewhere (a tag, the address) shows its words here.
  if (asked !== seen) {
    setSeen(asked);
    setText(asked);
  }

  useSlashFocus(input);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const id = assetIdIn(text);
    const wanted = id === null ? text.trim() : String(id);
    if (wanted === '') return;
    setText(wanted);
    search.start({ ...search.store.getState().query, text: wanted });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    if (text === '') input.current?.blur();
    else setText('');
  };
  const clear = () => {
    setText('');
    input.current?.focus();
  };

  return (
    <search className={cx('search')}>
      <form className={cx('form')} onSubmit={submit}>
        <SearchIcon size={16} className={cx('icon')} aria-hidden="true" />
        <input
          ref={input}
          className={cx('input')}
          type="search"
          aria-label="Search the catalogue"
          aria-keyshortcuts="/"
          placeholder="Search by words, asset ID or item link"
          value={text}
          maxLength={500}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          autoComplete="off"
          spellCheck={false}
        />
        {text === '' ? (
          <span className={cx('key')} aria-hidden="true">
            /
          </span>
        ) : (
          <IconButton label="Clear search" onClick={clear} type="button">
            <X size={16} aria-hidden="true" />
          </IconButton>
        )}
      </form>
    </search>
  );
}

function useSlashFocus(input: React.RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return;
      // A modal dialog keeps the keyboard.
      if (document.querySelector('[role="dialog"][data-open], [role="alertdialog"][data-open]') !== null)
        return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [input]);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.matches('input, textarea, select') || target.isContentEditable)
  );
}
