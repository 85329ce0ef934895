/** A document as the API sends it: the view, with an address that works anywhere. */
import type { DocumentView } from '../../lib/core/document.ts';
import { services } from './services.ts';

export function documentJson<View extends DocumentView>(view: View, request: Request): View {
  return { ...view, url: services().originOf(request.headers) + view.url };
}
