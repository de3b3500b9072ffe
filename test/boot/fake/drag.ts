import { existsSync } from 'node:fs';
import type * as Electron from 'electron';
import type { Faithful } from './phase.ts';

/** What the app handed to the system's drag and drop. */
export const drags: { readonly files: readonly string[]; readonly pictureBytes: number }[] = [];

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

class FakeImage {
  readonly bytes: Buffer;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  /** What Electron can't decode is an empty image, without a word. */
  isEmpty(): boolean {
    return !this.bytes.subarray(0, PNG.length).equals(PNG);
  }
}

export const nativeImage = {
  createFromBuffer: (bytes: Buffer) => new FakeImage(bytes) as unknown as Electron.NativeImage,
};
nativeImage satisfies Faithful<typeof Electron.nativeImage>;

/** As Electron: no drag without a picture, or of what does not exist. */
export function startDrag({ file, files = [file], icon }: Electron.Item): void {
  if (!(icon instanceof FakeImage) || icon.isEmpty())
    throw new Error('startDrag needs an icon that is not empty');
  for (const one of [file, ...files])
    if (!existsSync(one)) throw new Error(`startDrag: ${one} does not exist`);
  drags.push({ files, pictureBytes: icon.bytes.length });
}
