import { documentAtPath, documentPath, linkedDocumentOf } from './document-link.ts';
import type { InlineForm } from './form.ts';

/** In Markdown a link that says no more than where it leads, which nobody writes by hand. */
export const DOCUMENT_LINK_FORM: InlineForm = {
  text: ({ attrs }) => pathOf(attrs),
  short: () => '…',
  html: ({ attrs }) => {
    const path = pathOf(attrs);
    return path === '' ? '' : `<a href="${path}" data-document="${path.slice(3)}">${path}</a>`;
  },
  markdown: ({ attrs }) => {
    const path = pathOf(attrs);
    return path === '' ? '' : `[${path}](${path})`;
  },
  link: (href, text) => {
    const document = href === text ? documentAtPath(href) : null;
    return document === null ? null : { type: 'documentLink', attrs: { document } };
  },
};

function pathOf(attributes: Readonly<Record<string, unknown>> | undefined): string {
  const id = linkedDocumentOf(attributes?.['document']);
  return id === null ? '' : documentPath(id);
}
