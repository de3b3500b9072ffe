import { mix } from '../brushes/colour.ts';
import { circle, line, n, rect } from '../brushes/svg.ts';
import type { Painter } from '../scene.ts';

/** The picture that stands for a recording: its waveform. */
export const sound: Painter = (scene) => {
  const { canvas, palette, random } = scene;
  const { width, height, unit } = canvas;
  canvas.add(
    rect(
      0,
      0,
      width,
      height,
      canvas.linear(
        [
          [0, palette.tones[0]],
          [1, palette.tones[1]],
        ],
        { x: 0, y: 0 },
        { x: 1, y: 1 },
      ),
    ),
  );
  canvas.add(
    circle(
      width * random.between(0.2, 0.8),
      height / 2,
      unit * 0.7,
      canvas.radial([
        [0, palette.tones[2], 0.5],
        [1, palette.tones[2], 0],
      ]),
    ),
  );
  const bars = 84;
  const beat = random.between(5, 12);
  for (let i = 0; i < bars; i += 1) {
    const share = i / (bars - 1);
    const swell = Math.sin(share * Math.PI) ** 0.5 * (0.35 + 0.65 * Math.abs(Math.sin(share * beat)));
    const tall =
      scene.main === 'noise'
        ? random.between(0.3, 0.9)
        : scene.main === 'chime'
          ? Math.exp(-share * 4) * (0.4 + random.next() * 0.6)
          : swell * random.between(0.4, 1);
    const half = Math.max(3, tall * height * 0.34);
    const x = width * (0.06 + share * 0.88);
    canvas.add(
      line(
        `M${n(x)} ${n(height / 2 - half)}V${n(height / 2 + half)}`,
        share < 0.35 ? palette.glow : mix(palette.glow, palette.tones[0], 0.35),
        (width / bars) * 0.48,
      ),
    );
  }
};
