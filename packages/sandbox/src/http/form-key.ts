import type { Json } from '../json.ts';

/** Objects under construction. No prototype: a parameter named `__proto__` is a name like any other. */
type Branch = { [key: string]: Branch | string };

const MAX_DEPTH = 6;

/**
 * Folds `a[]=1&a[]=2&b[key]=v&c[0][d][]=3` into objects and arrays as PHP does. An object whose keys are
 * 0, 1, 2, … becomes an array. A later plain value replaces an earlier one.
 */
export function foldForm(pairs: Iterable<readonly [string, string]>): Record<string, Json> {
  const root: Branch = Object.create(null);
  for (const [key, value] of pairs) put(root, pathOf(key), value);
  const out: Record<string, Json> = Object.create(null);
  for (const [name, branch] of Object.entries(root)) out[name] = settle(branch);
  return out;
}

function pathOf(key: string): readonly string[] {
  const open = key.indexOf('[');
  if (open <= 0 || !key.endsWith(']')) return [key];
  const rest = key.slice(open + 1, -1).split('][');
  return rest.length >= MAX_DEPTH ? [key] : [key.slice(0, open), ...rest];
}

function put(root: Branch, path: readonly string[], value: string): void {
  let node = root;
  for (const [depth, step] of path.entries()) {
    const key = step === '' ? String(Object.keys(node).length) : step;
    if (depth === path.length - 1) {
      node[key] = value;
      return;
    }
    const next = node[key];
    if (typeof next === 'object') {
      node = next;
    } else {
      const made: Branch = Object.create(null);
      node[key] = made;
      node = made;
    }
  }
}

function settle(branch: Branch | string): Json {
  if (typeof branch === 'string') return branch;
  const entries = Object.entries(branch);
  if (entries.length > 0 && entries.every(([key], index) => key === String(index))) {
    return entries.map(([, child]) => settle(child));
  }
  const out: Record<string, Json> = Object.create(null);
  for (const [key, child] of entries) out[key] = settle(child);
  return out;
}
