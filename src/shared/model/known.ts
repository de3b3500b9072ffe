/** An object without its parts that are `undefined`: an absent part means "any" or "not told". */
export function known<Part extends object>(
  part: {
    readonly [Key in keyof Part]: Part[Key] | undefined;
  },
): Part {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as Part;
}
