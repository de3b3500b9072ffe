import type { PixelSize } from '../../../shared/model/asset.ts';
import { LINE, cropBox } from '../../../shared/model/guides.ts';
import type { Guides } from '../../../shared/model/guides.ts';

/** Share of a line between its top and the foot of its letters. */
const ASCENT = 0.9;
const INK = { light: '#ffffff', dark: '#111111' };

/**
 * Guides as a layer for design tools: an SVG of exactly the pixels of the file that it lies over, the crop as a frame
 * and the headline as live text, each in a group with a name.
 */
export function guidesSvg({ crop, headline }: Guides, { width, height }: PixelSize): string {
  const parts: string[] = [];
  if (crop !== null) {
    const box = cropBox(crop, { width, height });
    const line = Math.max(1, Math.round(Math.min(width, height) / 400));
    parts.push(
      `<g id="Crop ${crop.format}"><rect x="${px(box.x * width)}" y="${px(box.y * height)}" width="${px(box.width * width)}" height="${px(box.height * height)}" fill="none" stroke="#ff00ff" stroke-width="${line}"/></g>`,
    );
  }
  if (headline !== null && headline.text.trim() !== '') {
    const step = headline.size * height;
    const lines = headline.text.split('\n').map((text, at) => {
      const y = headline.y * height + (at + ASCENT) * step;
      return `<tspan x="${px(headline.x * width)}" y="${px(y)}">${escaped(text)}</tspan>`;
    });
    parts.push(
      `<g id="Headline"><text font-family="Helvetica, Arial, sans-serif" font-weight="bold" font-size="${px(step / LINE)}" fill="${INK[headline.ink]}">${lines.join('')}</text></g>`,
    );
  }
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<title>Guides, not part of the picture</title>
${parts.join('\n')}
</svg>
`;
}

function px(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** XML has no control signs, and no half of a pair. */
function escaped(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '')
    .replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
