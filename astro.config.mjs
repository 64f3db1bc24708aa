import node from '@astrojs/node';
import { defineConfig } from 'astro/config';

export default defineConfig({
  output: 'server',
  adapter: behindOurFront(node({ mode: 'middleware' })),
  // Where a build by hand goes; `npm start` builds elsewhere and swaps in.
  outDir: './built/astro',
  cacheDir: './built/cache',
  // Pages stand at /synset/n02084071, their JSON at /synset/n02084071.json; no other spelling is theirs.
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

/**
 * The adapter with an entry of ours, which gives out responses instead of writing them.
 *
 * The adapter's own writer takes a body as fast as it comes: one stalled reader of a 500 MB download cost 490 MB of
 * memory, and with our entry none. It also takes longer for each answer.
 */
function behindOurFront(adapter) {
  const configDone = adapter.hooks['astro:config:done'];
  return {
    ...adapter,
    hooks: {
      ...adapter.hooks,
      'astro:config:done': (options) =>
        configDone({
          ...options,
          setAdapter: (own) =>
            options.setAdapter({ ...own, serverEntrypoint: new URL('src/server/entry.ts', options.config.root) }),
        }),
    },
  };
}
