import type { Readable } from 'node:stream';
import type { Board, BoardAsset } from '../../../shared/model/board.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import { newPdf, Typesetter } from '../../platform/pdf-writer/index.ts';
import { MEDIA_LABEL, RIGHT_LABEL } from './labels.ts';

/** A4 across, in points. */
const PAGE = { width: 841.89, height: 595.28, margin: 36 };
const COLUMNS = 4;
const ROWS = 3;
const GAP = 14;
const HEAD = 46;
const CAPTION = 40;
const FOOT = 18;
const INK = '#1a1a1a';
const SOFT = '#666666';
const FRAME = '#dddddd';
/** The accent of the app, dark enough for paper. */
const WARNING = '#9a4a00';

interface SheetOptions {
  readonly board: Board;
  readonly assets: readonly BoardAsset[];
  readonly now: () => number;
  readonly picture: (id: AssetId) => Promise<Uint8Array | null>;
}

/** A board on paper: each picture with its state and its ID below it, so that no print hides what is not paid for. */
export async function contactSheet(options: SheetOptions): Promise<() => Promise<Readable>> {
  const { board, assets, now, picture } = options;
  const pictures = new Map<AssetId, Uint8Array | null>();
  for (const { asset } of assets) pictures.set(asset.id, await picture(asset.id));

  return async () => {
    const pdf = await newPdf({
      autoFirstPage: false,
      size: [PAGE.width, PAGE.height],
      info: { Title: board.name, Creator: 'Stockroom' },
    });
    const perPage = COLUMNS * ROWS;
    const pages = Math.ceil(assets.length / perPage);
    const open = assets.filter(({ right }) => right !== 'licensed').length;
    const inner = PAGE.width - 2 * PAGE.margin;
    const cell = {
      width: (inner - (COLUMNS - 1) * GAP) / COLUMNS,
      height: (PAGE.height - 2 * PAGE.margin - HEAD - FOOT - (ROWS - 1) * GAP) / ROWS,
    };
    const type = new Typesetter(pdf);
    const line = (
      text: string,
      x: number,
      y: number,
      size: number,
      colour: string,
      width: number,
      weight: 400 | 600 = 400,
    ) => type.column(text, { x, y, width, lines: 1 }, { size, weight, colour });

    for (let page = 0; page < pages; page += 1) {
      pdf.addPage();
      line(board.name, PAGE.margin, PAGE.margin, 16, INK, inner * 0.7, 600);
      const state =
        open === 0
          ? 'All licensed'
          : `${open} of ${assets.length} not licensed: for layout and approval only`;
      line(state, PAGE.margin, PAGE.margin + 22, 9, open === 0 ? SOFT : WARNING, inner * 0.7);
      const day = new Date(now()).toISOString().slice(0, 10);
      line(
        `${day}   ${page + 1} / ${pages}`,
        PAGE.width - PAGE.margin - 90,
        PAGE.height - PAGE.margin - 9,
        8,
        SOFT,
        90,
      );

      assets.slice(page * perPage, (page + 1) * perPage).forEach((one, index) => {
        const x = PAGE.margin + (index % COLUMNS) * (cell.width + GAP);
        const y = PAGE.margin + HEAD + Math.floor(index / COLUMNS) * (cell.height + GAP);
        const box: [number, number] = [cell.width, cell.height - CAPTION];
        pdf
          .lineWidth(0.5)
          .strokeColor(FRAME)
          .rect(x, y, ...box)
          .stroke();
        const bytes = pictures.get(one.asset.id) ?? null;
        if (bytes !== null)
          pdf.image(Buffer.from(bytes), x, y, { fit: box, align: 'center', valign: 'center' });
        const below = y + box[1] + 4;
        const right = one.right === null ? 'Not in the library, not licensed' : RIGHT_LABEL[one.right];
        const paid = one.right === 'licensed';
        line(right, x, below, 8, paid ? INK : WARNING, cell.width, 600);
        line(`${MEDIA_LABEL[one.asset.type]} ${one.asset.id}`, x, below + 11, 8, INK, cell.width);
        line(one.note === '' ? one.asset.title : one.note, x, below + 22, 8, SOFT, cell.width);
      });
    }
    pdf.end();
    return pdf;
  };
}
