import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

// In development the API may run elsewhere: VITE_API_PROXY=http://127.0.0.1:5173 npx vite
const api = process.env.VITE_API_PROXY;

/** What the entry loads on demand is wanted at once: the page names it, so that nothing waits for the entry. */
const preloadStart: Plugin = {
  name: 'preload-start',
  transformIndexHtml: {
    order: 'post',
    handler: (html, { bundle = {} }) => {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const start = chunks.find((chunk) => chunk.facadeModuleId?.endsWith('/src/app/start.tsx'));
      if (!start) return [];
      const needed = chunks.filter((chunk) => start.imports.includes(chunk.fileName)).concat(start);
      const scripts = needed.map((chunk) => ({ rel: 'modulepreload', file: chunk.fileName }));
      const styles = needed
        .flatMap((chunk) => [...(chunk.viteMetadata?.importedCss ?? [])])
        .map((file) => ({ rel: 'stylesheet', file }));
      return [...scripts, ...styles]
        .filter(({ file }) => !html.includes(file))
        .map(({ rel, file }) => ({
          tag: 'link',
          attrs: { rel, crossorigin: true, href: `/${file}` },
          injectTo: 'head',
        }));
    },
  },
};

export default defineConfig(({ command }) => {
  // A build is for people, also one that a test started: under NODE_ENV=test React would come in
  // its development version, twice as large.
  if (command === 'build') process.env.NODE_ENV = 'production';
  return {
    plugins: [react(), preloadStart],
    server: {
      host: '127.0.0.1',
      proxy: api ? { '/rest/v1': api, '/auth/v1': api } : undefined,
    },
    build: { target: 'es2022' },
  };
});
