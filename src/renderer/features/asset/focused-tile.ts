/** The tile that the keyboard stands on: the way back from everything that lies over the grid. */
export function focusedTile(): HTMLElement | null {
  return document.querySelector<HTMLElement>('[role="option"][data-asset][tabindex="0"]');
}
