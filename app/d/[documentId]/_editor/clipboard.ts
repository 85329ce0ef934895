/** Copying that also works over plain http on a LAN address, where the async clipboard is missing. */

/** @returns whether the text reached the clipboard. */
export async function copyText(text: string): Promise<boolean> {
  if (window.isSecureContext) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Permission denied or the page lost focus: the older way may still be allowed.
      return copyThroughSelection(text);
    }
  }
  return copyThroughSelection(text);
}

function copyThroughSelection(text: string): boolean {
  const focused = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.readOnly = true;
  field.style.cssText = 'position:fixed;inset-block-start:0;opacity:0';
  // Inside an open dialog, focus cannot leave it.
  const host = focused?.closest('[role="dialog"]') ?? document.body;
  host.append(field);
  field.select();
  const isCopied = document.execCommand('copy');
  field.remove();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  return isCopied;
}
