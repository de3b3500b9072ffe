/** A value that the settings file can hold for an area. */
export type AreaValue = string | number | boolean;

/** Values by the keys of the settings that they belong to. */
export type AreaValues = Readonly<Record<string, AreaValue>>;

/** A setting that an area defines for itself, without a word in the settings of all. */
export interface AreaSetting<Value extends AreaValue> {
  readonly key: string;
  /** The value that holds: the initial one where nothing was set, or nothing that the area can read. */
  of(settings: { readonly areas: AreaValues }): Value;
  /** The change of the settings that sets it. */
  set(value: Value): { readonly areas: Record<string, AreaValue> };
}

/** `key` is `area.name`. `isValue` tells whether a value that was stored can be one. */
export function defineSetting<Value extends AreaValue>(
  key: string,
  initial: Value,
  isValue: (value: AreaValue) => value is Value,
): AreaSetting<Value> {
  return {
    key,
    of: ({ areas }) => {
      const stored = Object.hasOwn(areas, key) ? areas[key] : undefined;
      return stored !== undefined && isValue(stored) ? stored : initial;
    },
    set: (value) => ({ areas: { [key]: value } }),
  };
}
