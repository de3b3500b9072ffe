import type { Asset } from '../../../shared/model/asset.ts';
import type { Io } from './io.ts';
import { printTable } from './output.ts';

/** Assets for people, and how many there are in all. */
export function assetTable(io: Io, assets: readonly Asset[], total: number): void {
  printTable(
    io,
    assets,
    [
      { title: 'ID', value: (asset) => String(asset.id), align: 'right' },
      { title: 'Type', value: (asset) => asset.type },
      { title: 'Size', value: sizeText, align: 'right' },
      { title: 'Title', value: (asset) => asset.title, flexible: true },
      { title: 'Author', value: (asset) => asset.author.name },
    ],
    total,
  );
}

function sizeText({ size }: Asset): string {
  return size === null ? '' : `${size.width} x ${size.height}`;
}
