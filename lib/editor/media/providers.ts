/**
 * What may be shown in a frame, and how. The address of a frame is made here, of parts that are
 * checked one by one: whatever a document says, no frame leads anywhere else.
 */
import { secureAddressOf, urlOf } from './web-address.ts';

export const PROVIDER_IDS = [
  'youtube',
  'vimeo',
  'loom',
  'figma',
  'codepen',
  'googleMaps',
  'googleDocs',
  'spotify',
] as const;
export type ProviderId = (typeof PROVIDER_IDS)[number];

export interface Provider {
  /** As it calls itself, the same in every language. */
  readonly name: string;
  /** Of its frames, for the policy of pages. */
  readonly origin: string;
  readonly sandbox: string;
  /** The page's own address goes to nobody; one that shows nothing otherwise learns the site alone. */
  readonly referrer: 'no-referrer' | 'strict-origin';
  /** Width by height, as CSS has it; for what has no shape of its own a height in px. */
  readonly shape: { readonly ratio: string } | { readonly heightPx: number };
  /** The address of its frame; null: it has none for this one. */
  readonly frame: (url: URL) => string | null;
}

export interface Frame {
  readonly id: ProviderId;
  readonly src: string;
}

/** It may run its own scripts on its own site, and open what somebody presses; nothing of the page. */
const SANDBOX =
  'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-presentation';
const WIDE = { ratio: '16 / 9' };

export const PROVIDERS: Readonly<Record<ProviderId, Provider>> = {
  youtube: {
    name: 'YouTube',
    origin: 'https://www.youtube-nocookie.com',
    sandbox: SANDBOX,
    // Its player answers with an error where no site is named (error 153).
    referrer: 'strict-origin',
    shape: WIDE,
    frame: (url) => {
      const id = youtubeId(url);
      return id === null ? null : `https://www.youtube-nocookie.com/embed/${id}`;
    },
  },
  vimeo: {
    name: 'Vimeo',
    origin: 'https://player.vimeo.com',
    sandbox: SANDBOX,
    referrer: 'no-referrer',
    shape: WIDE,
    frame: (url) => {
      if (!isOn(url, 'vimeo.com', 'www.vimeo.com', 'player.vimeo.com')) return null;
      const [, id, hash] =
        /^\/(?:video\/)?(\d{1,12})(?:\/([0-9a-f]{6,20}))?\/?$/.exec(url.pathname) ?? [];
      if (id === undefined) return null;
      const key = hash ?? partOf(url, 'h', /^[0-9a-f]{6,20}$/);
      return `https://player.vimeo.com/video/${id}?dnt=1${key === null ? '' : `&h=${key}`}`;
    },
  },
  loom: {
    name: 'Loom',
    origin: 'https://www.loom.com',
    sandbox: SANDBOX,
    referrer: 'no-referrer',
    shape: WIDE,
    frame: (url) => {
      if (!isOn(url, 'loom.com', 'www.loom.com')) return null;
      const id = /^\/(?:share|embed)\/([0-9a-f]{32})\/?$/.exec(url.pathname)?.[1];
      return id === undefined ? null : `https://www.loom.com/embed/${id}`;
    },
  },
  figma: {
    name: 'Figma',
    origin: 'https://embed.figma.com',
    sandbox: SANDBOX,
    referrer: 'no-referrer',
    shape: WIDE,
    frame: (url) => {
      if (!isOn(url, 'figma.com', 'www.figma.com', 'embed.figma.com')) return null;
      const [, kind, key] =
        /^\/(file|design|proto|board|slides|deck)\/([A-Za-z0-9]{10,40})(?:\/|$)/.exec(
          url.pathname,
        ) ?? [];
      if (kind === undefined || key === undefined) return null;
      const node = partOf(url, 'node-id', /^[0-9]{1,9}[-:][0-9]{1,9}$/);
      const place = node === null ? '' : `&node-id=${node.replace(':', '-')}`;
      return `https://embed.figma.com/${kind}/${key}?embed-host=share${place}`;
    },
  },
  codepen: {
    name: 'CodePen',
    origin: 'https://codepen.io',
    sandbox: SANDBOX,
    referrer: 'no-referrer',
    shape: { heightPx: 400 },
    frame: (url) => {
      if (!isOn(url, 'codepen.io')) return null;
      const [, person, pen] =
        /^\/([\w-]{1,60})\/(?:pen|embed)\/([A-Za-z0-9]{4,40})\/?$/.exec(url.pathname) ?? [];
      if (person === undefined || pen === undefined) return null;
      return `https://codepen.io/${person}/embed/${pen}?default-tab=result`;
    },
  },
  googleMaps: {
    name: 'Google Maps',
    origin: 'https://www.google.com',
    sandbox: SANDBOX,
    referrer: 'no-referrer',
    shape: { ratio: '4 / 3' },
    frame: (url) => {
      if (!isOn(url, 'google.com', 'www.google.com') || url.pathname !== '/maps/embed') return null;
      const place = partOf(url, 'pb', /^[\w!.:%+ -]{1,1500}$/);
      return place === null
        ? null
        : `https://www.google.com/maps/embed?pb=${encodeURIComponent(place)}`;
    },
  },
  googleDocs: {
    name: 'Google Docs',
    origin: 'https://docs.google.com',
    sandbox: SANDBOX,
    referrer: 'no-referrer',
    shape: { ratio: '4 / 3' },
    frame: (url) => {
      if (!isOn(url, 'docs.google.com')) return null;
      const [, kind, key] =
        /^\/(document|spreadsheets|presentation)\/d\/e\/([\w-]{20,120})\/(?:pub|pubhtml|embed|pubembed)$/.exec(
          url.pathname,
        ) ?? [];
      if (kind === undefined || key === undefined) return null;
      return `https://docs.google.com/${kind}/d/e/${key}/${PUBLISHED[kind] ?? ''}`;
    },
  },
  spotify: {
    name: 'Spotify',
    origin: 'https://open.spotify.com',
    sandbox: SANDBOX,
    referrer: 'no-referrer',
    shape: { heightPx: 352 },
    frame: (url) => {
      if (!isOn(url, 'open.spotify.com')) return null;
      const [, kind, id] =
        /^\/(?:intl-[a-z]{2}\/)?(?:embed\/)?(track|album|playlist|episode|show|artist)\/([A-Za-z0-9]{22})\/?$/.exec(
          url.pathname,
        ) ?? [];
      if (kind === undefined || id === undefined) return null;
      return `https://open.spotify.com/embed/${kind}/${id}`;
    },
  },
};

/** What a published text, sheet and presentation are as frames. */
const PUBLISHED: Readonly<Record<string, string>> = {
  document: 'pub?embedded=true',
  spreadsheets: 'pubhtml?widget=true',
  presentation: 'embed',
};

/** null: nobody is known who has a frame for it. */
export function frameOf(address: unknown): Frame | null {
  const url = urlOf(secureAddressOf(address) ?? '');
  if (url === null || url.port !== '') return null;
  for (const id of PROVIDER_IDS) {
    const src = PROVIDERS[id].frame(url);
    if (src !== null) return { id, src };
  }
  return null;
}

function isOn({ hostname }: URL, ...hosts: readonly string[]): boolean {
  return hosts.includes(hostname);
}

function partOf(url: URL, name: string, form: RegExp): string | null {
  const value = url.searchParams.get(name);
  return value !== null && form.test(value) ? value : null;
}

function youtubeId(url: URL): string | null {
  const form = /^[\w-]{11}$/;
  if (url.hostname === 'youtu.be') {
    const id = url.pathname.slice(1);
    return form.test(id) ? id : null;
  }
  const isYouTube = isOn(
    url,
    'youtube.com',
    'www.youtube.com',
    'm.youtube.com',
    'www.youtube-nocookie.com',
  );
  if (!isYouTube) return null;
  if (url.pathname === '/watch') return partOf(url, 'v', form);
  return /^\/(?:embed|shorts|live)\/([\w-]{11})\/?$/.exec(url.pathname)?.[1] ?? null;
}
