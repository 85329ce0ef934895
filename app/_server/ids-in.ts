/** `?ids=a,b,c` */
export function idsIn(request: Request): string[] {
  const ids = new URL(request.url).searchParams.get('ids') ?? '';
  return ids.split(',').filter((id) => id !== '');
}
