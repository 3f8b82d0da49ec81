// The focus, where what had it is gone.

/**
 * Tells whether nothing has the focus, or something that soon will not: it was taken away, or it waits. At the
 * title of a screen one has only arrived.
 */
export function isNowhere(): boolean {
  const here = document.activeElement;
  return here === null || here === document.body || here.matches(":disabled, h1");
}

/** Takes whoever is nowhere to something; the page stays where it is. */
export function arrive(at: HTMLElement | null | undefined): void {
  if (at && isNowhere()) at.focus({ preventScroll: true });
}
