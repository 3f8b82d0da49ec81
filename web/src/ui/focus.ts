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

/** Takes whoever is nowhere to what came of what they did, and shows it. */
export function arriveInSight(at: HTMLElement | null | undefined): void {
  if (!at || !isNowhere()) return;
  at.focus({ preventScroll: true });
  at.scrollIntoView({ block: "nearest" });
}

/** Takes somebody to a heading that they asked for. */
export function goTo(id: string): void {
  const heading = document.getElementById(id);
  if (!heading) return;
  heading.focus({ preventScroll: true });
  heading.scrollIntoView({ block: "start" });
}
