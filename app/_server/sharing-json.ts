/** Sharing as the API sends it: the view, with addresses that work anywhere. */
import type { PublicationView } from '../../lib/core/publication.ts';
import type { LinkView, OwnLinkView, SharingView } from '../../lib/core/sharing.ts';
import { services } from './services.ts';

export function sharingJson(view: SharingView, request: Request): SharingView {
  const { links, publication } = view;
  return {
    ...view,
    links: links.map((link) => linkJson(link, request)),
    publication: publication === null ? null : publicationJson(publication, request),
  };
}

export function publicationJson<View extends Pick<PublicationView, 'url'>>(
  view: View,
  request: Request,
): View {
  return { ...view, url: absolute(view.url, request) };
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
