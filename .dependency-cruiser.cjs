/** Who may import whom. The folder tells the layer; docs/architecture.md draws it. */

const { readdirSync } = require('node:fs');
const path = require('node:path');
const page = require('./.dependency-cruiser/page.cjs');

/** What the main process is divided into: the folders of `src/main` that people come for. */
const AREAS = readdirSync(path.join(__dirname, 'src/main'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !['platform', 'api', 'bridge', 'hosts'].includes(entry.name))
  .map((entry) => entry.name)
  .join('|');

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...page,
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
      to: { path: '(^|/)electron(-store)?($|/)', pathNot: '^src' },
    },
    {
      name: 'client-knows-the-model',
      severity: 'error',
      from: { path: '^src/main/api' },
      to: { path: '^src/', pathNot: '^src/(main/(api|platform)|shared)/' },
    },
    {
      name: 'sandbox-stands-alone',
      comment:
        'The sandbox speaks the API and has its own types: it must not share the mistakes of the client.',
      severity: 'error',
      from: { path: '^packages/sandbox/src' },
      to: { path: '^(src|packages|scripts|bin|test|bench)/', pathNot: '^packages/sandbox/src' },
    },
    {
      name: 'sandbox-only-from-hosts',
      comment: 'A host starts the demo; no service may know that it runs against a sandbox.',
      severity: 'error',
      from: { path: '^(src|scripts|bin)/', pathNot: '^src/main/hosts/' },
      to: { path: '^packages/sandbox' },
    },
    {
      name: 'sandbox-on-demand',
      comment:
        'A host imports the sandbox when the demo opens, so a start without the demo reads none of it.',
      severity: 'error',
      from: { path: '^(src|scripts|bin)/' },
      to: { path: '^packages/sandbox', dynamic: false, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'packages-by-their-names',
      comment: 'The exports of a package say what others may use.',
      severity: 'error',
      from: { path: '^(src|scripts|bin)/' },
      to: { path: '^packages/', dependencyTypesNot: ['aliased-workspace'] },
    },
    {
      name: 'platform-knows-no-area',
      comment:
        'The platform is what every area stands on: it has no word of the business but those of the model.',
      severity: 'error',
      from: { path: '^src/main/platform' },
      to: { path: '^src/', pathNot: '^src/(main/platform|shared)/' },
    },
    {
      name: 'platform-by-its-front-doors',
      comment: 'Each part of the platform is reached by its index.ts.',
      severity: 'error',
      from: { path: '^src/main/', pathNot: '^src/main/platform/' },
      to: { path: '^src/main/platform/[^/]+/(?!index[.]ts$)' },
    },
    {
      name: 'parts-of-the-platform-apart',
      severity: 'error',
      from: { path: '^src/main/platform/([^/]+)/' },
      to: { path: '^src/main/platform/[^/]+/(?!index[.]ts$)', pathNot: '^src/main/platform/$1/' },
    },
    {
      name: 'areas-by-their-front-doors',
      comment: 'An area reaches another by its index.ts; what lies behind it can change.',
      severity: 'error',
      from: { path: '^src/main/([^/]+)/' },
      to: { path: `^src/main/(${AREAS}|api)/(?!index[.]ts$)`, pathNot: '^src/main/$1/' },
    },
    {
      name: 'composition-by-the-front-doors',
      severity: 'error',
      from: { path: '^src/main/[^/]+$' },
      to: { path: `^src/main/(${AREAS}|api)/(?!(index|module)[.]ts$)` },
    },
    {
      name: 'rooms-by-their-doors',
      comment: 'Within an area, a folder is reached by its index.ts.',
      severity: 'error',
      from: { path: `^src/main/(${AREAS})/([^/]+)/` },
      to: { path: '^src/main/$1/[^/]+/(?!index[.]ts$)', pathNot: '^src/main/$1/$2/' },
    },
    {
      name: 'areas-below-the-hosts',
      comment: 'Nothing of the core knows who runs it, or how it is put together.',
      severity: 'error',
      from: { path: `^src/main/(${AREAS}|platform|api)/` },
      to: { path: '^src/main/(hosts/|bridge/|app[.]ts|modules[.]ts|index[.]ts)' },
    },
    {
      name: 'hosts-on-top',
      severity: 'error',
      from: { path: '^src/main/(bridge|app[.]ts|modules[.]ts)' },
      to: { path: '^src/main/(hosts|index[.]ts)' },
    },
    {
      name: 'hosts-apart',
      comment:
        'A host may start another, and shares what lies beside the hosts; it does not look into another.',
      severity: 'error',
      from: { path: '^src/main/hosts/(cli|electron|web)/' },
      to: { path: '^src/main/hosts/(cli|electron|web)/', pathNot: '^src/main/hosts/$1/' },
    },
    {
      name: 'no-cycles-between-folders',
      severity: 'error',
      scope: 'folder',
      from: { path: '^src/(main|shared)' },
      to: { circular: true },
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
