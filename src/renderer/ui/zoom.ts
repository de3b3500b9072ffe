/** How a picture is shown in its frame: enlarged by `scale` around the middle, moved by pixels of the screen. */
export interface Zoom {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export interface Frame {
  readonly width: number;
  readonly height: number;
}

/** The whole picture. */
export const WHOLE: Zoom = { scale: 1, x: 0, y: 0 };
export const CLOSEST = 8;
/** One step of the keys and the buttons. */
export const STEP = 1.5;

/** Enlarges by `factor` so that the point (pixels from the middle of the frame) stays where it is. */
export function zoomAt(
  zoom: Zoom,
  factor: number,
  point: { readonly x: number; readonly y: number },
  frame: Frame,
): Zoom {
  const scale = Math.min(CLOSEST, Math.max(1, zoom.scale * factor));
  const by = scale / zoom.scale;
  return held({ scale, x: point.x - (point.x - zoom.x) * by, y: point.y - (point.y - zoom.y) * by }, frame);
}

export function panBy(zoom: Zoom, by: { readonly x: number; readonly y: number }, frame: Frame): Zoom {
  return held({ ...zoom, x: zoom.x + by.x, y: zoom.y + by.y }, frame);
}

/** Never so far that the frame shows more emptiness than it must. */
function held({ scale, x, y }: Zoom, { width, height }: Frame): Zoom {
  const [farX, farY] = [((scale - 1) * width) / 2, ((scale - 1) * height) / 2];
  return {
    scale,
    x: Math.min(farX, Math.max(-farX, x)),
    y: Math.min(farY, Math.max(-farY, y)),
  };
}
