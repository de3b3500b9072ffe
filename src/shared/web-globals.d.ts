/** The parts of URL and TextDecoder that pages, Node and this layer share; the layer has no library of either. */

declare class URLSearchParams {
  constructor(init?: string | Readonly<Record<string, string>>);
  append(name: string, value: string): void;
  get(name: string): string | null;
  getAll(name: string): string[];
  toString(): string;
}

declare class URL {
  static parse(address: string): URL | null;
  readonly href: string;
  readonly protocol: string;
  readonly username: string;
  readonly password: string;
}

declare class TextDecoder {
  constructor(label?: string, options?: { readonly fatal?: boolean });
  decode(bytes: Uint8Array): string;
}
