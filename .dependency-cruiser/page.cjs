/** Layers of the page: ui <- bridge <- state <- parts <- features <- shell. A layer knows those to its left. */

/** A rule for the files below `from`: of the page they import `allowed` alone. */
const layer = (name, comment, from, allowed) => ({
  name,
  comment,
  severity: 'error',
  from: { path: `^src/renderer/${from}/` },
  to: { path: '^src/renderer/', pathNot: `^src/renderer/(${allowed})/` },
});

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
module.exports = [
  layer('page-ui-stands-alone', 'Components that know nothing of this product.', 'ui', 'ui'),
  layer('page-bridge-stands-alone', 'The line to the main process draws nothing.', 'bridge', 'bridge'),
  layer('page-state-below-features', 'What several features share.', 'state', 'ui|bridge|state'),
  layer(
    'page-parts-below-features',
    'Components that several features show.',
    'parts',
    'ui|bridge|state|parts',
  ),
  layer(
    'page-features-apart',
    'A feature reaches another through state, or through what that one declares.',
    'features/([^/]+)',
    'ui|bridge|state|parts|features/$1',
  ),
  {
    name: 'page-shell-knows-no-feature',
    comment: 'The shell reads what features declare; a new one touches no line of it.',
    severity: 'error',
    from: { path: '^src/renderer/(shell/|main[.]tsx$)' },
    to: { path: '^src/renderer/features/' },
  },
  {
    name: 'page-no-folder-cycles',
    comment: 'Two folders that need each other are one folder, or miss a third.',
    severity: 'error',
    scope: 'folder',
    from: { path: '^src/renderer' },
    to: { circular: true },
  },
];
