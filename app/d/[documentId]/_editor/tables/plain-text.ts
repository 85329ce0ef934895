/** Text that was put on the clipboard, unless there is more than that. */
export function plainTextIn({ clipboardData }: ClipboardEvent): string | null {
  if (!clipboardData || clipboardData.types.includes('text/html')) return null;
  return clipboardData.getData('text/plain');
}
