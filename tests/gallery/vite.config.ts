// Owns the build of the gallery: the real screens with made-up data, for looking at them and for the accessibility check.
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  logLevel: 'warn',
  plugins: [react()],
  build: {
    target: 'chrome114',
    outDir: resolve(import.meta.dirname, '../../out/gallery'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: { index: resolve(import.meta.dirname, 'index.html'), secure: resolve(import.meta.dirname, 'secure.html') } },
  },
});
