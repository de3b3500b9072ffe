/** Pixels to lay over a picture, as `composite` of sharp takes them: no file to be packed and unpacked again. */
export interface Pixels {
  readonly input: Buffer;
  readonly raw: { readonly width: number; readonly height: number; readonly channels: 1 | 2 | 3 | 4 };
}
