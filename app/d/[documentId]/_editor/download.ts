/** Hands text to the person as a file. */

export function downloadText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the address by then; freeing it at once would cancel some downloads.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Lets the server answer with a file; the page stays. */
export function downloadFrom(path: string): void {
  const link = document.createElement('a');
  link.href = path;
  link.download = '';
  link.click();
}
