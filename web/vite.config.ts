import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [svelte()],
  // Vitest would otherwise take Svelte's server build, which cannot mount anything.
  resolve: process.env['VITEST'] ? { conditions: ['browser'] } : {},
  build: {
    outDir: '../src/tablework/server/pages',
    emptyOutDir: true,
    // The server's content security policy knows no data: addresses for fonts.
    assetsInlineLimit: 0,
    // The polyfill for module preloading is of no use to browsers that run modules at all.
    modulePreload: { polyfill: false },
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': 'http://127.0.0.1:8000' },
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.ts'],
    setupFiles: ['src/testing/browser.ts'],
  },
});
