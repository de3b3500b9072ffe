const count = new Intl.NumberFormat();

/** `13,009,933`, in the user's own way of writing numbers. */
export function formatCount(value: number): string {
  return count.format(value);
}
