import { MODULES } from '../../../../src/main/modules.ts';
import { closingOrderOf, orderOf } from '../../../../src/main/platform/modules/index.ts';
import type { AnyModule } from '../../../../src/main/platform/modules/index.ts';

/** Where the modules of an area are declared. */
const AREAS: readonly (readonly [area: string, provides: readonly string[]])[] = [
  ['platform', ['log', 'consent', 'settings', 'places', 'store']],
  ['api', ['client']],
];

const modules: readonly AnyModule[] = MODULES;
const provider = new Map(
  modules.flatMap((module) => module.provides.map((service: string) => [service, module] as const)),
);

/** What no module provides: the host gives it. */
const given = [...new Set(modules.flatMap(({ needs }) => needs))].filter((need) => !provider.has(need));

/** The page `docs/house.md`: how the core is put together, drawn from the modules themselves. */
export function housePage(): string {
  const order = orderOf(modules, given);
  const below = new Set(AREAS.flatMap(([, names]) => names));
  const arrows = order.flatMap((module) => {
    const needs = new Set(module.needs.flatMap((need) => provider.get(need)?.name ?? []));
    return [...needs].filter((name) => !below.has(name)).map((name) => `  ${module.name} --> ${name}`);
  });
  const rows = order.map(({ name, needs, provides }) => {
    const code = (words: readonly string[]) => words.map((word) => `\`${word}\``).join(' ');
    return `| ${name} | ${code(provides)} | ${code(needs)} |`;
  });
  return `# How the core is put together

\`npm run architecture\` writes this page from \`src/main/modules.ts\`. A module says what it needs and what it provides
(\`src/main/<area>/…/module.ts\`); \`src/main/app.ts\` builds each after what it needs and refuses a circle by its names.

An arrow leads from a module to one that it needs. The platform (${AREAS[0]?.[1].join(', ')}) and the API client stand
below all of them and are left out of the picture.

\`\`\`mermaid
graph TD
${arrows.join('\n')}
\`\`\`

## In the order in which they are built

The host gives ${given.map((name) => `\`${name}\``).join(', ')}.

| module | provides | needs |
| --- | --- | --- |
${rows.join('\n')}

## In the order in which they end

A module ends after those that need it, but for what its \`closesAfter\` says.

${closingOrderOf(order)
  .map(({ name }) => name)
  .join(' → ')}
`;
}
