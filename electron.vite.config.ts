import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { claimPagePlugin } from './scripts/lib/claim-page.mjs';

const output = { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunks/[name]-[hash].cjs' } as const;

// Everything is bundled, as CommonJS, for the oldest runtime that may start the app (see docs/adr/0002-two-runtimes.md).
export default defineConfig({
  main: {
    plugins: [claimPagePlugin(resolve('out/claim'))],
    build: {
      target: 'node18.15',
      externalizeDeps: false,
      sourcemap: false,
      rollupOptions: {
        input: {
          index: resolve('src/main/index.ts'),
          testing: resolve('src/main/testing/index.ts'),
          sandbox: resolve('src/main/sandbox/index.ts'),
          server: resolve('src/server/index.ts'),
          practice: resolve('src/practice/index.ts'),
          'practice-alone': resolve('src/practice/alone/index.ts'),
        },
        output,
      },
    },
  },
  preload: {
    build: {
      target: 'node18.15',
      externalizeDeps: false,
      rollupOptions: {
        input: { main: resolve('src/preload/main.ts'), secure: resolve('src/preload/secure.ts') },
        output,
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      target: 'chrome114',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      minify: true,
      rollupOptions: {
        input: { index: resolve('src/renderer/index.html'), secure: resolve('src/renderer/secure.html') },
      },
    },
  },
});
