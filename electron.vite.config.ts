import { resolve } from 'node:path';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { fontName, readFont, SCRIPTS, WEIGHTS } from './src/main/platform/pdf-writer/fonts.ts';
import renderer from './src/renderer/vite.config.ts';

const path = (name: string) => resolve(import.meta.dirname, name);

/** Native parts stay packages. Everything else is bundled: module look-ups inside an archive have broken before. */
const NATIVE = ['keytar', 'sharp'];

/** electron-vite asks for relative addresses; the page has its own origin, and places below its root. */
const absoluteBase: Plugin = {
  name: 'stockroom:absolute-base',
  enforce: 'post',
  config: () => ({ base: '/' }),
};

/** The fonts of what is printed, beside the bundle: `src/main/platform/pdf-writer/fonts.ts` looks for them there. */
const paperFonts: Plugin = {
  name: 'stockroom:paper-fonts',
  generateBundle() {
    for (const script of SCRIPTS) {
      for (const weight of WEIGHTS) {
        const name = fontName(script, weight);
        this.emitFile({ type: 'asset', fileName: `fonts/${name}`, source: readFont(script, weight) });
      }
    }
  },
};

export default defineConfig({
  main: {
    plugins: [paperFonts],
    define: { 'import.meta.env.E2E': JSON.stringify(process.env['E2E'] === '1') },
    build: {
      outDir: path('out/main'),
      externalizeDeps: false,
      rolldownOptions: {
        external: NATIVE,
        input: {
          index: path('src/main/index.ts'),
          // The demo's service runs in a worker thread, which needs a file of its own.
          'sandbox-worker': '@stockroom/sandbox/worker',
          // The copy of the licences is kept and searched in another.
          'licences-worker': path('src/main/purchasing/licences/worker.ts'),
          // Strangers' files are opened in one of their own as well.
          'layout-worker': path('src/main/layouts/worker.ts'),
        },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: path('out/preload'),
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: path('src/preload/index.ts') },
        // A sandboxed preload is one plain script, whatever the type of the package.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    ...renderer,
    root: path('src/renderer'),
    plugins: [renderer.plugins, absoluteBase],
    build: {
      ...renderer.build,
      outDir: path('out/renderer'),
      minify: true,
      sourcemap: false,
      rolldownOptions: { input: path('src/renderer/index.html') },
    },
  },
});
