import { registerHooks } from 'node:module';

/** Puts the fake in the place of `electron`, for every loader of this process. */
const fake = new URL('../fake/electron.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    /^electron(\/(main|common|renderer))?$/.test(specifier)
      ? { url: fake, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context),
});
