// Owns where the keyboard goes when what held the focus is gone: to the row that is in the tab order, else to the screen's heading.

export function focusHome(): void {
  const row = document.querySelector<HTMLElement>('#main [data-row][tabindex="0"]');
  (row ?? document.querySelector<HTMLElement>('#main h1'))?.focus({ preventScroll: true });
}

/** True when nothing holds the focus any more, as after its element was taken away. */
export function isFocusLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}
