/** The parts of URL that pages, Node and this layer share; the layer has no library of either. */

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
