/** A parameter as a command states it. `undefined` and `null` are left out. */
export type Parameter =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly Parameter[]
  | { readonly [key: string]: Parameter };

export type Parameters = Readonly<Record<string, Parameter>>;

/**
 * Encodes parameters as a form the way PHP reads it [doc]: `a[]=1&a[]=2`, `b[key]=v`, booleans as 1 and 0.
 * Lists of objects carry their index, so that PHP keeps the fields of one object together.
 *
 * Why a form and not JSON: with a JSON body the API wants `dp_apikey` in the URL, and URLs end up in logs. In a
 * form everything travels in the body.
 */
export function encodeForm(parameters: Parameters): string {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) append(form, name, value);
  return form.toString();
}

function append(form: URLSearchParams, name: string, value: Parameter): void {
  if (value === undefined || value === null) return;
  if (typeof value === 'boolean') form.append(name, value ? '1' : '0');
  else if (typeof value !== 'object') form.append(name, String(value));
  else if (isList(value)) {
    const flat = value.every((entry) => typeof entry !== 'object' || entry === null);
    value.forEach((entry, index) => {
      append(form, flat ? `${name}[]` : `${name}[${index}]`, entry);
    });
  } else for (const [key, entry] of Object.entries(value)) append(form, `${name}[${key}]`, entry);
}

function isList(value: object): value is readonly Parameter[] {
  return Array.isArray(value);
}
