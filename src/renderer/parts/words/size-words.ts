import type { MediaType } from '../../../shared/model/asset.ts';
import type { SizeWish } from '../../../shared/model/batch.ts';
import { compChoices, optionLabel } from '../../../shared/model/comp.ts';
import type { Option } from '../../ui/Select.tsx';

/** Longer edges that layouts ask for. */
const EDGES = [1000, 2000, 3000, 4000, 6000];

/** A wish as the value of a choice. */
export function wishKey(wish: SizeWish): string {
  switch (wish.kind) {
    case 'largest':
      return 'largest';
    case 'at-least':
      return `at-least ${wish.pixels}`;
    case 'option':
      return wish.option;
  }
}

/** What can be wished for of a type. */
export function sizeWishes(type: MediaType): readonly SizeWish[] {
  const options = compChoices({ type, size: null }).map(
    ({ option }) => ({ kind: 'option', option }) as const,
  );
  const edges = EDGES.map((pixels) => ({ kind: 'at-least', pixels }) as const);
  if (type === 'audio') return [{ kind: 'largest' }];
  return type === 'video' ? [{ kind: 'largest' }, ...options] : [{ kind: 'largest' }, ...edges, ...options];
}

/** `Medium` for `m-2015`; the service's own word where we have none. */
export function sizeWord(option: string): string {
  return optionLabel(option)?.replace(/ \(.*\)$/, '') ?? option;
}

export function sizeOptions(type: MediaType): readonly Option<string>[] {
  const labels = new Map(compChoices({ type, size: null }).map(({ option, label }) => [option, label]));
  return sizeWishes(type).map((wish) => ({
    value: wishKey(wish),
    label:
      wish.kind === 'largest'
        ? 'Largest available'
        : wish.kind === 'at-least'
          ? `At least ${wish.pixels} px`
          : (labels.get(wish.option) ?? wish.option),
  }));
}
