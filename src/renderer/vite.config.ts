import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** How the page is built, for the window and for the web host alike. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react()],
  build: {
    target: 'chrome140',
    outDir: '../../out/renderer',
    emptyOutDir: true,
    /** The content security policy knows no `data:` fonts: every file stays a file. */
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
