/** The order of lists that this browser was told last. */
import { cookies } from 'next/headers';
import { LIST_COOKIE, type ListOrder, parseOrder } from '../../lib/core/document-list.ts';

export async function listOrder(): Promise<ListOrder> {
  return parseOrder((await cookies()).get(LIST_COOKIE)?.value);
}
