import { defineConfig } from 'astro/config';

/** Builds the code with which Canopy's own server makes pages and files; Astro's part in it is the document around every page. */
const ownServer = {
  name: 'canopy',
  hooks: {
    'astro:config:done': ({ setAdapter }) =>
      setAdapter({
        name: 'canopy',
        entrypointResolution: 'auto',
        serverEntrypoint: new URL('src/server/entry.ts', import.meta.url),
        supportedAstroFeatures: { serverOutput: 'stable' },
      }),
  },
};

export default defineConfig({
  output: 'server',
  adapter: ownServer,
  // Where a build by hand goes; `npm start` builds elsewhere and swaps in.
  outDir: './built/astro',
  cacheDir: './built/cache',
  trailingSlash: 'never',
  // Nothing about a visitor is stored.
  session: false,
  devToolbar: { enabled: false },
  build: {
    // The Content-Security-Policy allows no inline style, and of scripts one by its digest.
    inlineStylesheets: 'never',
  },
  vite: {
    server: { watch: { ignored: ['**/built/**'] } },
    build: { assetsInlineLimit: 0 },
  },
});
