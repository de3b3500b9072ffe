type Name = string | false | null | undefined;

/** Class names of one CSS module: `cx('tile', open && 'open')`. */
export function classes(module: Readonly<Record<string, string>>): (...names: readonly Name[]) => string {
  return (...names) =>
    names
      .filter((name) => typeof name === 'string')
      .map((name) => module[name] ?? name)
      .join(' ');
}
