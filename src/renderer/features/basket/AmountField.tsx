import { useState } from 'react';
import { decimal } from '../../../shared/model/money.ts';
import { TextField } from '../../ui/TextField.tsx';

interface AmountFieldProps {
  readonly label: string;
  readonly placeholder: string;
  /** A plain decimal; `null` for none. */
  readonly value: string | null;
  /** Called when the field is left with something that makes sense. */
  readonly onCommit: (amount: string | null) => void;
}

/** An amount of money in the account's currency, or none. */
export function AmountField({ label, placeholder, value, onCommit }: AmountFieldProps) {
  const [text, setText] = useState(value ?? '');
  const amount = readAmount(text);
  return (
    <TextField
      label={label}
      placeholder={placeholder}
      inputMode="decimal"
      autoComplete="off"
      error={amount === undefined ? 'An amount such as 250 or 99.50; empty for none' : null}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => {
        if (amount !== undefined && amount !== value) onCommit(amount);
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
