/**
 * While Mermaid lays a diagram out it is a part of a page, and what it says loads what it names:
 * pictures of nodes, icons, masks in styles. So that nothing is asked of another site, the page it
 * is a part of is one in which nothing may be loaded.
 */

const POLICY = "default-src 'none'; style-src 'unsafe-inline'";
const WRAPPED = /src="data:text\/html;charset=UTF-8;base64,([A-Za-z0-9+/=]*)"/;

/**
 * As soon as Mermaid has put its frame there, which it does in the turn before it reads the diagram.
 * A drawing that takes too long goes on after the next one has begun, and its frame comes late.
 *
 * @returns ends it.
 */
export function shutFrames(host: HTMLElement): () => void {
  const watch = new MutationObserver(() => {
    for (const { contentDocument } of host.querySelectorAll('iframe')) {
      if (contentDocument !== null) shut(contentDocument);
    }
  });
  watch.observe(host, { childList: true });
  return () => watch.disconnect();
}

function shut(page: Document): void {
  const policy = page.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = POLICY;
  page.head.append(policy);
}

let drawingCount = 0;
let restore = (): void => {};

/** Mermaid measures pictures of nodes with `Image`, past the frame: there are none. */
export async function withoutPictures<T>(draw: () => Promise<T>): Promise<T> {
  const { Image: PageImage } = window;
  if (drawingCount === 0) {
    window.Image = class extends PageImage {
      constructor() {
        super();
        Object.defineProperty(this, 'src', { set: () => {} });
      }
    };
    restore = () => {
      window.Image = PageImage;
    };
  }
  drawingCount += 1;
  try {
    return await draw();
  } finally {
    drawingCount -= 1;
    if (drawingCount === 0) restore();
  }
}

/** The drawing as Mermaid hands it out: a frame with a page around it. Empty: none. */
export function drawingIn(wrapped: string): string {
  const coded = WRAPPED.exec(wrapped)?.[1] ?? '';
  const bytes = Uint8Array.from(atob(coded), (letter) => letter.charCodeAt(0));
  return new TextDecoder().decode(bytes);
}
