import sharp from 'sharp';
import type { Pixels } from './pixels.ts';

/** Sizes that are kept; previews come in a handful of shapes, and a watermark takes as long as its picture. */
const KEPT_SIZES = 16;

const kept = new Map<string, Promise<Pixels>>();

/** The watermark for a picture of this size, drawn once for the pictures that follow each other in this size. */
export function watermarkPixels(width: number, height: number): Promise<Pixels> {
  const key = `${width}x${height}`;
  const pixels = kept.get(key) ?? drawWatermark(width, height);
  kept.delete(key);
  kept.set(key, pixels);
  const [oldest] = kept.keys();
  if (kept.size > KEPT_SIZES && oldest !== undefined) kept.delete(oldest);
  return pixels;
}

async function drawWatermark(width: number, height: number): Promise<Pixels> {
  const svg = Buffer.from(watermarkOf(width, height));
  const { data, info } = await sharp(svg).raw().toBuffer({ resolveWithObject: true });
  return { input: data, raw: { width: info.width, height: info.height, channels: info.channels } };
}

/** A lattice with a small loupe, drawn without text: the machine may have no fonts. */
function watermarkOf(width: number, height: number): string {
  const step = Math.max(width, height) / 5;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">` +
    `<defs><pattern id="w" width="${step}" height="${step}" patternUnits="userSpaceOnUse" patternTransform="rotate(-30)">` +
    `<g fill="none" stroke="#fff" stroke-opacity="0.34" stroke-width="${step / 60}">` +
    `<path d="M0 ${step / 2}H${step}M${step / 2} 0V${step}" stroke-opacity="0.16"/>` +
    `<circle cx="${step / 2}" cy="${step / 2}" r="${step / 9}"/><path d="M${step * 0.58} ${step * 0.58}l${step / 9} ${step / 9}"/>` +
    `</g></pattern></defs><rect width="100%" height="100%" fill="url(#w)"/></svg>`
  );
}
