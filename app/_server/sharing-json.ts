/** Sharing as the API sends it: the view, with addresses that work anywhere. */
import type { LinkView, OwnLinkView, SharingView } from '../../lib/core/sharing.ts';
import { services } from './services.ts';

export function sharingJson(view: SharingView, request: Request): SharingView {
  return { ...view, links: view.links.map((link) => linkJson(link, request)) };
}

export function linkJson<View extends LinkView>(link: View, request: Request): View {
  return { ...link, url: link.url === '' ? '' : absolute(link.url, request) };
}

export function ownLinkJson(link: OwnLinkView, request: Request): OwnLinkView {
  const { document } = link;
  return {
    ...linkJson(link, request),
    document: { ...document, url: absolute(document.url, request) },
  };
}

export function absolute(path: string, request: Request): string {
  return services().originOf(request.headers) + path;
}
