// Which dialogs lie over the page. They are counted: to look for them would go over a whole book.

let open = 0;

/** Opens a dialog over everything; returns what closes it. */
export function showModal(dialog: HTMLDialogElement): () => void {
  dialog.showModal();
  open += 1;
  return () => {
    dialog.close();
    open -= 1;
  };
}

/** Tells whether one is open. */
export function modal(): boolean {
  return open > 0;
}
