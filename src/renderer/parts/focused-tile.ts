/**
 * The tile that the keyboard stands on: the way back from everything that lies over the grid. Behind a view that is in
 * front of the search lie the tiles of the search, which come before.
 */
export function focusedTile(): HTMLElement | null {
  return (
    [...document.querySelectorAll<HTMLElement>('[role="option"][data-asset][tabindex="0"]')].at(-1) ?? null
  );
}
