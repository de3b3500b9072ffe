import type { CatalogueCategory } from './asset.ts';

/** The sandbox's categories. `10` is the one that the vendor's guide names. */
export const CATEGORIES: readonly CatalogueCategory[] = [
  { id: 1, name: 'Abstract' },
  { id: 2, name: 'Animals & Pets' },
  { id: 3, name: 'Architecture' },
  { id: 4, name: 'Backgrounds & Textures' },
  { id: 5, name: 'Cities & Travel' },
  { id: 6, name: 'Business & Finance' },
  { id: 7, name: 'Education' },
  { id: 8, name: 'Food & Drink' },
  { id: 9, name: 'Health & Medicine' },
  { id: 10, name: 'Beauty & Fashion' },
  { id: 11, name: 'Holidays & Celebrations' },
  { id: 12, name: 'Industry & Transport' },
  { id: 13, name: 'Landscapes' },
  { id: 14, name: 'Music & Sound' },
  { id: 15, name: 'Nature' },
  { id: 16, name: 'Objects' },
  { id: 17, name: 'People' },
  { id: 18, name: 'Seasons' },
  { id: 19, name: 'Space & Science' },
  { id: 20, name: 'Sport & Leisure' },
  { id: 21, name: 'Technology' },
  { id: 22, name: 'Icons & Symbols' },
  { id: 23, name: 'Family & Lifestyle' },
];

const BY_ID = new Map(CATEGORIES.map((category) => [category.id, category]));

export function categoryById(id: number): CatalogueCategory {
  const category = BY_ID.get(id);
  if (category === undefined) throw new RangeError(`No category ${id}`);
  return category;
}
