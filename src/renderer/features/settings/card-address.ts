/** The last part of the address of a card of the settings: `files-and-downloads`. */
export function cardAddress(title: string): string {
  return title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}
