import { rect } from '../brushes/svg.ts';
import type { Painter } from '../scene.ts';

export const landscape: Painter = ({ canvas, palette }) => {
  const [top, middle, low] = palette.tones;
  canvas.add(
    rect(
      0,
      0,
      canvas.width,
      canvas.height,
      canvas.linear([
        [0, top],
        [0.6, middle],
        [1, low],
      ]),
    ),
  );
};
