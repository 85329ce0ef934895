/** Whose pictures this reader has asked for, kept by the browser: for all documents, in all tabs. */
import { recall, remember } from '../../../../_ui/kept-profile.ts';

const KEY = 'sheaf.pictures';
/** In this tab; the others are told by the browser itself. */
const CHANGED = 'sheaf-pictures';
/** The oldest is asked for again then. */
const HOSTS_MAX = 200;

/** Where the browser keeps nothing: as long as the page is open. */
let unkept: string | null = null;

/** The oldest first. Anybody may have written what is kept: a name there is not is of no picture. */
export function hostsIn(kept: string): readonly string[] {
  return kept.split(' ').filter((host) => host !== '');
}

/** One text for all of them, the same until they change. */
export function keptHosts(): string {
  return unkept ?? recall(KEY) ?? '';
}

export function showHost(host: string): void {
  keep([...hostsIn(keptHosts()).filter((each) => each !== host), host].slice(-HOSTS_MAX));
}

export function hideHost(host: string): void {
  keep(hostsIn(keptHosts()).filter((each) => each !== host));
}

export function watchHosts(tell: () => void): () => void {
  window.addEventListener(CHANGED, tell);
  window.addEventListener('storage', tell);
  return () => {
    window.removeEventListener(CHANGED, tell);
    window.removeEventListener('storage', tell);
  };
}

function keep(hosts: readonly string[]): void {
  const text = hosts.join(' ');
  remember(KEY, text);
  unkept = recall(KEY) === text ? null : text;
  window.dispatchEvent(new Event(CHANGED));
}
