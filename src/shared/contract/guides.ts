import { z } from 'zod';
import { CROP_FORMATS, MAX_HEADLINE } from '../model/guides.ts';
import type { CropFormat, Guides } from '../model/guides.ts';
import { assetId, output, procedure, stream } from './base.ts';
import { boardId } from './boards.ts';
import type { SaveEvent } from './licences.ts';

const share = z.number().min(0).max(1);
const formats = Object.keys(CROP_FORMATS) as [CropFormat, ...CropFormat[]];
/** A picture on a board, or, without one, by itself. */
const place = z.strictObject({ boardId: boardId.nullable(), assetId });

export const guidesSchema: z.ZodType<Guides, Guides> = z.strictObject({
  crop: z.strictObject({ format: z.enum(formats), x: share, y: share, scale: share }).nullable(),
  headline: z
    .strictObject({
      text: z.string().max(MAX_HEADLINE),
      x: share,
      y: share,
      size: share,
      ink: z.enum(['light', 'dark']),
    })
    .nullable(),
});

/** Crops and headlines tried on pictures, kept with them. */
export const guides = {
  get: procedure.input(place).output(output<Guides>()),
  set: procedure.input(place.extend({ guides: guidesSchema })).output(output<void>()),
  /** An SVG of the size of the file at hand, else of the original, to be laid over it in a design tool. */
  save: procedure.input(place).output(stream<SaveEvent>()),
};
