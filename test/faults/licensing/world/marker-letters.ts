/** The letters of an order mark in a reference, however it was written on its way; `null` where there is none. */
export function markerLetters(text: string): string | null {
  return /^SR[- ]?([0-9A-Z]{8})$/i.exec(text.trim())?.[1]?.toUpperCase() ?? null;
}
