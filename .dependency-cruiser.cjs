/** Who may import whom. The folder tells the layer; docs/architecture.md draws it. */

const { readdirSync } = require('node:fs');
const path = require('node:path');

/** Every folder of the main process is a service, but for those that put services together. */
const SERVICES = readdirSync(path.join(__dirname, 'src/main'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !['compose', 'hosts'].includes(entry.name))
  .map((entry) => entry.name)
  .join('|');

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two modules that need each other are one module, or miss a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'model-stands-alone',
      comment: 'The model knows nothing but itself, and exact decimal arithmetic.',
      severity: 'error',
      from: { path: '^src/shared/model' },
      to: { pathNot: '^(src/shared/model|node_modules/decimal[.]js)/' },
    },
    {
      name: 'contract-knows-the-model',
      severity: 'error',
      from: { path: '^src/shared/contract' },
      to: { path: '^src/', pathNot: '^src/shared' },
    },
    {
      name: 'renderer-knows-shared',
      comment: 'A page reaches the rest through the bridge only.',
      severity: 'error',
      from: { path: '^src/renderer' },
      to: { path: '^src/', pathNot: '^src/(shared|renderer)' },
    },
    {
      name: 'page-has-no-schemas',
      comment:
        'Types of the contract are free; its schemas bring zod into the page, which tries to compile code there.',
      severity: 'error',
      from: { path: '^src/renderer' },
      to: {
        path: '^src/shared/contract/(?!(dropped|drops|files|previews)[.]ts)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'renderer-has-no-node',
      severity: 'error',
      from: { path: '^src/(renderer|shared)' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'preload-is-small',
      severity: 'error',
      from: { path: '^src/preload' },
      to: { path: '^src/', pathNot: '^src/(preload|shared/contract)' },
    },
    {
      name: 'electron-in-its-folder',
      comment: 'The core runs without Electron: only its host and the preload know it.',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/(main/hosts/electron|main/index[.]ts|preload)' },
      to: { path: '(^|/)electron($|/)', pathNot: '^src' },
    },
    {
      name: 'client-knows-the-model',
      severity: 'error',
      from: { path: '^src/main/depositphotos' },
      to: { path: '^src/', pathNot: '^src/(main/depositphotos|shared)' },
    },
    {
      name: 'sandbox-knows-the-model',
      comment: 'The sandbox must not share the mistakes of the client.',
      severity: 'error',
      from: { path: '^src/sandbox' },
      to: { path: '^src/', pathNot: '^src/(sandbox|shared/model)' },
    },
    {
      name: 'sandbox-only-from-hosts',
      comment: 'A host starts the demo; no service may know that it runs against a sandbox.',
      severity: 'error',
      from: { path: '^src/main', pathNot: '^src/main/(hosts|index[.]ts)' },
      to: { path: '^src/sandbox' },
    },
    {
      name: 'services-by-their-front-door',
      comment: 'Other services import index.ts; what lies behind it can change.',
      severity: 'error',
      from: { path: `^src/main/(?:(${SERVICES})/|[^/]+[.]ts$|hosts/)` },
      to: { path: `^src/main/(${SERVICES})/(?!index[.]ts$)`, pathNot: '^src/main/$1/' },
    },
    {
      name: 'hosts-on-top',
      severity: 'error',
      from: { path: `^src/main/(${SERVICES}|app[.]ts)` },
      to: { path: '^src/main/(hosts|index[.]ts)' },
    },
    {
      name: 'no-tests-in-the-product',
      severity: 'error',
      from: { path: '^(src|scripts|bin)' },
      to: { path: '^(test|bench)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
