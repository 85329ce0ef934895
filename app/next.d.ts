/** What Next declares for CSS and image imports; its own next-env.d.ts exists only after a build. */
/// <reference types="next" />
/// <reference types="next/image-types/global" />
