import { useState } from 'react';
import { decimal } from '../../../shared/model/money.ts';
import { TextField } from '../../ui/TextField.tsx';

interface AmountFieldProps {
  readonly label: string;
  readonly placeholder: string;
  /** A plain decimal; `null` for none. */
  readonly value: string | null;
  /** Called with what makes sense: when the field is left, or as one types. */
  readonly onCommit: (amount: string | null) => void;
  /** In a form that may be sent at any moment. */
  readonly live?: boolean;
}

/** An amount of money in the account's currency, or none. */
export function AmountField({ label, placeholder, value, onCommit, live = false }: AmountFieldProps) {
  const [text, setText] = useState(value ?? '');
  const amount = readAmount(text);
  const commit = (given: string) => {
    const next = readAmount(given);
    if (next !== undefined && next !== value) onCommit(next);
  };
  return (
    <TextField
      label={label}
      placeholder={placeholder}
      inputMode="decimal"
      autoComplete="off"
      error={amount === undefined ? 'An amount such as 250 or 99.50; empty for none' : null}
      value={text}
      // No form is sent with an amount that can't be read.
      pattern="\s*\+?\d+(\.\d+)?\s*"
      onChange={({ target }) => {
        setText(target.value);
        if (live) commit(target.value);
      }}
      onBlur={() => commit(text)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit(text);
      }}
    />
  );
}

/** `undefined` for what is no amount. */
function readAmount(text: string): string | null | undefined {
  if (text.trim() === '') return null;
  const amount = decimal(text);
  return amount === null || amount.startsWith('-') ? undefined : amount;
}
