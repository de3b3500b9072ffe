import type { Right } from '../../../shared/model/download.ts';

const WIDTH = 144;
const HEIGHT = 112;
const BAND = 24;
/** As in the app: a comp is amber and dashed, a licence white and solid. */
const LOOK: Readonly<Record<Right, { band: string; ink: string; text: string; dash: string }>> = {
  comp: { band: '#f2a33c', ink: '#201400', text: 'COMP', dash: '7 4' },
  licensed: { band: '#fafafa', ink: '#1a1a1a', text: 'LICENSED', dash: '' },
};

interface Drawn {
  /** Any format that sharp reads; `null` for a blank sheet. */
  readonly preview: Uint8Array | null;
  readonly right: Right;
  readonly count: number;
}

/** The picture that goes with the pointer, as PNG: the asset, and in words what may be done with it. */
export async function drawDrag({ preview, right, count }: Drawn): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  const { band, ink, text, dash } = LOOK[right];
  const label = count === 1 ? text : `${count} files: ${text}`;
  const frame = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
      <rect y="${HEIGHT - BAND}" width="${WIDTH}" height="${BAND}" fill="${band}"/>
      <rect x="1.5" y="1.5" width="${WIDTH - 3}" height="${HEIGHT - 3}" fill="none" stroke="${band}" stroke-width="3" stroke-dasharray="${dash}"/>
      <text x="${WIDTH / 2}" y="${HEIGHT - 7}" font-family="sans-serif" font-size="13" font-weight="bold" text-anchor="middle" fill="${ink}">${label}</text>
    </svg>`,
  );
  const blank = () => sharp({ create: { width: WIDTH, height: HEIGHT, channels: 4, background: '#3a3a3a' } });
  const ground = async () =>
    preview === null
      ? blank()
      : sharp(await sharp(preview).resize(WIDTH, HEIGHT, { fit: 'cover' }).ensureAlpha().png().toBuffer());
  const sheet = await ground().catch(blank);
  return await sheet
    .composite([{ input: frame }])
    .png()
    .toBuffer();
}
