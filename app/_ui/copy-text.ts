/** Copies text also on a plain-http page, where the clipboard API does not exist. */

/** @returns whether the text is on the clipboard now. Call it from a click or a key press. */
export async function copyText(text: string): Promise<boolean> {
  // Absent without a secure context, whatever the DOM's types say.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  if (clipboard !== undefined) {
    try {
      await clipboard.writeText(text);
      return true;
    } catch {
      // Refused by permission or focus: the older way may still be allowed.
    }
  }
  return copyBySelection(text);
}

function copyBySelection(text: string): boolean {
  const holder = document.createElement('textarea');
  holder.value = text;
  holder.readOnly = true;
  holder.style.position = 'fixed';
  holder.style.insetBlockStart = '0';
  holder.style.opacity = '0';
  const focused = document.activeElement;
  // Inside an open dialog only its own children may take the focus.
  (focused?.closest('[role="dialog"]') ?? document.body).append(holder);
  holder.select();
  try {
    return document.execCommand('copy');
  } finally {
    holder.remove();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  }
}
