import { darken, lighten } from './colour.ts';
import { circle, ellipse, line, path, rect } from './svg.ts';

/** Things that people wear or hold, in head widths around the middle of the face. */
export function accessory(kind: string, colour: string, depth: number): string[] {
  switch (kind) {
    case 'hat':
      return [
        ellipse(0, -0.36, 0.98, 0.17, darken(colour, 0.15)),
        path('M-0.52 -0.4C-0.56 -1 0.56 -1 0.52 -0.4Q0 -0.24 -0.52 -0.4Z', colour),
        path('M-0.525 -0.44Q0 -0.28 0.525 -0.44L0.53 -0.57Q0 -0.42 -0.53 -0.57Z', darken(colour, 0.5)),
      ];
    case 'beanie':
      return [
        path('M-0.55 -0.22C-0.6 -1 0.6 -1 0.55 -0.22Z', colour),
        rect(-0.57, -0.36, 1.14, 0.22, darken(colour, 0.14), { round: 0.08 }),
        line(
          'M-0.4 -0.34V-0.17M-0.24 -0.34V-0.17M-0.08 -0.34V-0.17M0.08 -0.34V-0.17M0.24 -0.34V-0.17M0.4 -0.34V-0.17',
          darken(colour, 0.3),
          0.02,
        ),
      ];
    case 'glasses':
      return [
        line('M-0.06 0Q0 -0.04 0.06 0M-0.36 -0.02L-0.5 -0.03M0.36 -0.02L0.5 -0.03', '#1f2227', 0.025),
        rect(-0.37, -0.12, 0.31, 0.24, '#ffffff', { round: 0.1, opacity: 0.18 }),
        rect(0.06, -0.12, 0.31, 0.24, '#ffffff', { round: 0.1, opacity: 0.18 }),
        ...[-0.37, 0.06].map(
          (x) =>
            `<rect x="${x}" y="-0.12" width="0.31" height="0.24" rx="0.1" fill="none" stroke="#1f2227" stroke-width="0.03"/>`,
        ),
      ];
    case 'sunglasses':
      return [
        line('M-0.08 -0.03H0.08M-0.36 -0.04L-0.5 -0.05M0.36 -0.04L0.5 -0.05', '#17181c', 0.035),
        path(
          'M-0.4 -0.13H-0.05Q-0.04 0.15 -0.22 0.15Q-0.4 0.14 -0.4 -0.13ZM0.4 -0.13H0.05Q0.04 0.15 0.22 0.15Q0.4 0.14 0.4 -0.13Z',
          '#1d1f26',
        ),
        line('M-0.32 -0.06L-0.24 0.06M0.14 -0.06L0.22 0.06', '#ffffff', 0.025, { opacity: 0.5 }),
      ];
    case 'scarf':
      return [
        path(
          'M-0.58 0.34C-0.78 -0.9 0.78 -0.9 0.58 0.34C0.5 0.7 0.3 0.84 0 0.84C0.3 0.68 0.48 0.4 0.5 0C0.44 -0.42 -0.44 -0.42 -0.5 0C-0.48 0.4 -0.3 0.68 0 0.84C-0.3 0.84 -0.5 0.7 -0.58 0.34Z',
          colour,
        ),
        line('M-0.5 -0.36Q0 -0.72 0.5 -0.36', lighten(colour, 0.3), 0.03),
        path('M-0.1 0.78L-0.34 1.1L0 0.96L0.3 1.14L0.1 0.78Z', darken(colour, 0.15)),
      ];
    case 'headphones':
      return [
        `<path d="M-0.56 0.02C-0.66 -0.96 0.66 -0.96 0.56 0.02" fill="none" stroke="${darken(colour, 0.35)}" stroke-width="0.085" stroke-linecap="round"/>`,
        rect(-0.68, -0.14, 0.2, 0.4, colour, { round: 0.09 }),
        rect(0.48, -0.14, 0.2, 0.4, darken(colour, 0.15), { round: 0.09 }),
      ];
    case 'mask':
      return [
        path('M-0.45 0.1Q0 0 0.45 0.1C0.45 0.4 0.3 0.66 0 0.7C-0.3 0.66 -0.45 0.4 -0.45 0.1Z', '#cfe4ef'),
        line(
          'M-0.4 0.25Q0 0.18 0.4 0.25M-0.34 0.42Q0 0.38 0.34 0.42M-0.45 0.12L-0.52 0M0.45 0.12L0.52 0',
          '#9fc0d1',
          0.018,
        ),
        path('M-0.53 -0.2C-0.58 -0.86 0.58 -0.86 0.53 -0.2Q0 -0.42 -0.53 -0.2Z', colour),
      ];
    case 'gradcap':
      return [
        path('M-0.5 -0.3V-0.62H0.5V-0.3Q0 -0.44 -0.5 -0.3Z', '#22252e'),
        path('M0 -1L0.86 -0.66L0 -0.4L-0.86 -0.66Z', '#2d313c'),
        line('M0 -0.7L0.62 -0.6V-0.16', '#e9b44c', 0.035),
        circle(0.62, -0.12, 0.06, '#e9b44c'),
      ];
    case 'stethoscope':
      return [
        line(
          'M-0.3 1.02C-0.34 1.7 0.1 1.8 0.12 1.5M0.3 1.02C0.34 1.5 0.2 1.7 0.12 1.5M0.12 1.5V1.95',
          '#30343c',
          0.055,
        ),
        circle(0.12, 2.02, 0.1, '#c4c9d1'),
        circle(0.12, 2.02, 0.06, '#8a919c'),
      ];
    case 'books':
      return [
        rect(-0.75, 1.7, 1.3, 0.2, '#c8553d', { round: 0.03 }),
        rect(-0.7, 1.9, 1.25, 0.22, '#2e86ab', { round: 0.03 }),
        rect(-0.78, 2.12, 1.35, 0.24, '#e9b44c', { round: 0.03 }),
        rect(0.42, 1.73, 0.12, 0.14, '#f7f2e6'),
        rect(0.42, 1.93, 0.12, 0.16, '#f7f2e6'),
        rect(0.44, 2.15, 0.12, 0.18, '#f7f2e6'),
      ];
    case 'backpack':
      return [
        line(
          `M-0.52 1.1C-0.6 1.5 -0.55 1.8 -0.6 ${depth}M0.52 1.1C0.6 1.5 0.55 1.8 0.6 ${depth}`,
          colour,
          0.16,
        ),
        line(
          `M-0.52 1.1C-0.6 1.5 -0.55 1.8 -0.6 ${depth}M0.52 1.1C0.6 1.5 0.55 1.8 0.6 ${depth}`,
          darken(colour, 0.25),
          0.02,
        ),
      ];
    case 'balloon':
      return [
        line(`M0.95 -0.1Q1.05 0.7 0.85 ${depth}`, '#e8e8e8', 0.02),
        path('M0.95 -1.2C1.5 -1.2 1.45 -0.45 0.95 -0.18C0.45 -0.45 0.4 -1.2 0.95 -1.2Z', colour),
        ellipse(0.78, -0.88, 0.08, 0.14, '#ffffff', { opacity: 0.5 }),
      ];
    default:
      return [];
  }
}

/** A hand at the lower left that holds something up. */
export function held(kind: 'cup' | 'phone', skin: string, sleeve: string, depth: number): string[] {
  const arm = [
    path(`M-1.05 ${depth}L-0.86 1.35L-0.62 1.42L-0.5 ${depth}Z`, darken(sleeve, 0.1)),
    ellipse(-0.7, 1.28, 0.17, 0.2, skin),
  ];
  if (kind === 'phone') {
    return [
      path('M-1 2.6L-0.78 0.72L-0.54 0.74L-0.5 2.6Z', darken(sleeve, 0.1)),
      rect(-0.64, 0, 0.13, 0.62, '#1f2229', { round: 0.04 }),
      ellipse(-0.63, 0.52, 0.14, 0.22, skin),
      line('M-0.7 0.32H-0.5M-0.7 0.44H-0.5M-0.7 0.56H-0.5', darken(skin, 0.16), 0.03),
    ];
  }
  return [
    ...arm,
    path('M-0.92 0.86H-0.42L-0.47 1.36H-0.86Z', '#fbfaf6'),
    path('M-0.92 0.86H-0.42L-0.43 0.95H-0.91Z', '#e4ded2'),
    `<path d="M-0.43 0.96C-0.24 0.94 -0.24 1.24 -0.45 1.22" fill="none" stroke="#fbfaf6" stroke-width="0.06"/>`,
    ellipse(-0.8, 1.22, 0.1, 0.15, skin),
    line('M-0.78 0.74Q-0.72 0.64 -0.78 0.54M-0.6 0.74Q-0.54 0.64 -0.6 0.54', '#ffffff', 0.03, {
      opacity: 0.6,
    }),
  ];
}
