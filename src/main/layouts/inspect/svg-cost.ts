import { readXml } from './xml.ts';
import { attempt } from '../../platform/failures/index.ts';

interface Part {
  elements: number;
  /** Parts in it, and parts that it uses, as often as it does. */
  readonly holds: string[];
}

/**
 * How many elements a drawing comes to once everything that is used again is drawn again; infinite for one that can't
 * be read, or uses itself. A few lines can come to billions, and no library notices before it has drawn the first.
 */
export async function elementsDrawn(bytes: Buffer): Promise<number> {
  const parts = new Map<string, Part>();
  const part = (id: string): Part => {
    const known = parts.get(id) ?? { elements: 0, holds: [] };
    parts.set(id, known);
    return known;
  };
  // An ID can't be empty: this is the drawing itself.
  const open = [''];
  const isRead = await attempt(async () => {
    await readXml([bytes], {
      open: (_name, { id, ...attributes }) => {
        const around = part(open.at(-1) ?? '');
        if (id !== undefined && id !== '') around.holds.push(id);
        open.push(id || (open.at(-1) ?? ''));
        const own = part(open.at(-1) ?? '');
        own.elements += 1;
        for (const value of Object.values(attributes)) own.holds.push(...usedIn(value));
      },
      close: () => open.pop(),
    });
    return true;
  }, false);
  if (!isRead) return Number.POSITIVE_INFINITY;
  const costs = new Map<string, number>();
  const costOf = (id: string): number => {
    const known = costs.get(id);
    if (known !== undefined) return known;
    // Until it is known: an element that comes by here again uses itself.
    costs.set(id, Number.POSITIVE_INFINITY);
    const { elements, holds } = parts.get(id) ?? { elements: 0, holds: [] };
    const cost = holds.reduce((sum, each) => sum + costOf(each), elements);
    costs.set(id, cost);
    return cost;
  };
  return costOf('');
}

/** `#id`, `url(#id)`; data addresses hold none. */
function usedIn(value: string): readonly string[] {
  if (!value.includes('#') || value.startsWith('data:')) return [];
  return [...value.matchAll(/(?:^|url\(\s*['"]?)#([^\s'")]+)/g)].flatMap(([, id]) =>
    id === undefined ? [] : [id],
  );
}
