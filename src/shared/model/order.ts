/**
 * The list with some of its members moved, together and in their order, to stand before another one; `null`: to the
 * end. A target that is moved itself stands for the first one after it that is not.
 */
export function moveBefore<Item>(
  list: readonly Item[],
  moved: ReadonlySet<Item>,
  before: Item | null,
): readonly Item[] {
  const taken = list.filter((item) => moved.has(item));
  const start = before === null ? -1 : list.indexOf(before);
  const target = start === -1 ? undefined : list.slice(start).find((item) => !moved.has(item));
  const rest = list.filter((item) => !moved.has(item));
  const at = target === undefined ? rest.length : rest.indexOf(target);
  return [...rest.slice(0, at), ...taken, ...rest.slice(at)];
}
