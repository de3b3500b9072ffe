/** Text of a foreign hand (titles, names) for a terminal: control and direction characters could forge lines. */
export function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}

export function clip(text: string, width: number): string {
  const characters = [...text];
  return characters.length <= width ? text : `${characters.slice(0, Math.max(0, width - 1)).join('')}…`;
}

/** `13,009,933` */
export function count(value: number): string {
  return value.toLocaleString('en-US');
}

/** `12.4 MB`; decimal units, as file managers show them. */
export function bytes(value: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, value)) / 3)));
  const scaled = value / 1000 ** step;
  return `${step === 0 ? scaled : scaled.toFixed(1)} ${units[step]}`;
}
