/** How the page looks now: a picture cannot ask the page for its colours. */

export type Look = 'light' | 'dark';

const DARK = '(prefers-color-scheme: dark)';

export function lookNow(): Look {
  const chosen = document.documentElement.dataset['theme'];
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return matchMedia(DARK).matches ? 'dark' : 'light';
}

export function watchLook(watcher: () => void): () => void {
  const observer = new MutationObserver(watcher);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  const media = matchMedia(DARK);
  media.addEventListener('change', watcher);
  return () => {
    observer.disconnect();
    media.removeEventListener('change', watcher);
  };
}
