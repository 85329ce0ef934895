/** Opens another site in a tab of its own, which is not told from where. @returns whether it did. */
export function openAddress(address: string | null): boolean {
  if (address === null) return false;
  window.open(address, '_blank', 'noopener,noreferrer');
  return true;
}
