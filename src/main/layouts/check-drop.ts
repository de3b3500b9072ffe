import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { LayoutCheckEvent } from '../../shared/model/layout-check.ts';

/** What is looked at in a drop: the one file or folder in it, or all that was dropped together. */
export async function contentOfDrop(folder: string): Promise<string> {
  const names = await readdir(folder);
  const [only] = names;
  return names.length === 1 && only !== undefined ? path.join(folder, only) : folder;
}

/** Files of the drop go by the names that they were dropped with: the report does not tell where the copies lie. */
export async function* toldAsDropped(
  events: AsyncIterable<LayoutCheckEvent>,
  folder: string,
): AsyncGenerator<LayoutCheckEvent, void, void> {
  const told = (at: string) => {
    const inside = path.relative(folder, at);
    const isOutside = at === '' || inside.startsWith('..') || path.isAbsolute(inside);
    return isOutside ? at : inside.replaceAll(path.sep, '/');
  };
  for await (const event of events) {
    switch (event.kind) {
      case 'items':
        yield {
          kind: 'items',
          items: event.items.map((item) => ({
            ...item,
            path: item.path === null ? null : told(item.path),
            places: item.places.map((place) => ({ ...place, layout: told(place.layout) })),
          })),
        };
        break;
      case 'problems':
        yield {
          kind: 'problems',
          problems: event.problems.map((each) => ({ ...each, path: told(each.path) })),
        };
        break;
      default:
        yield event;
    }
  }
}
