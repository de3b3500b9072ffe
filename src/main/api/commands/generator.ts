import { StockroomError } from '../../../shared/model/failure.ts';
import {
  type GeneratedItem,
  type Generation,
  type GenerationRequest,
  MAX_PROMPT,
} from '../../../shared/model/generation.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import type { ListedDetails, ListedGeneration } from '../requests.ts';
import { required } from '../wire/fault.ts';
import { readDetails } from '../wire/item.ts';
import { toLink } from '../wire/previews.ts';
import { entriesOf, holder } from '../wire/shape.ts';
import { id, isObject, text, type WireObject } from '../wire/values.ts';
import type { Command } from './command.ts';

/**
 * `imageGenerator.generate` [doc]: starts a job that makes four pictures. It may be charged, so it is never
 * repeated. Errors: `EApiTypeNotAllowed` (forbidden) without a plan for it.
 */
export const generate: Command<GenerationRequest, ListedGeneration> = {
  name: 'imageGenerator.generate',
  session: 'required',
  repeat: 'never',
  parameters({ prompt, aspectRatio, medium }) {
    const trimmed = prompt.trim();
    if (trimmed === '' || [...trimmed].length > MAX_PROMPT) {
      throw new StockroomError('invalid', {
        command: 'imageGenerator.generate',
        message: `A prompt has 1 to ${MAX_PROMPT} characters.`,
        action: trimmed === '' ? 'Describe the picture.' : 'Shorten it.',
      });
    }
    return { dp_prompt: trimmed, dp_aspect_ratio: aspectRatio, dp_medium: medium };
  },
  read: readGeneration,
};

/** `imageGenerator.get` [doc]: the state of the job. Previews come first, asset IDs later. */
export const getGeneration: Command<string, ListedGeneration> = {
  name: 'imageGenerator.get',
  session: 'required',
  repeat: 'safe',
  parameters: (uuid) => ({ dp_uuid: uuid }),
  read: readGeneration,
};

/** `imageGenerator.getMediaData` [doc]: one generated picture as an asset. */
export const getGeneratedMediaData: Command<string, ListedDetails> = {
  name: 'imageGenerator.getMediaData',
  session: 'required',
  repeat: 'safe',
  parameters: (uuid) => ({ dp_uuid: uuid }),
  read: (answer) => required(readDetails(holder(answer, [], ['id'])), 'data.id'),
};

const FAILED = /^(?:fail|error|cancel|reject|declin)/i;

function readGeneration(answer: WireObject): ListedGeneration {
  const job = holder(answer, [], ['uuid']);
  const previews = new Map<string, string>();
  const items = (entriesOf(job['items']) ?? []).flatMap(({ value }): readonly GeneratedItem[] => {
    const uuid = isObject(value) ? text(value, 'uuid') : '';
    if (!isObject(value) || uuid === '') return [];
    const link = toLink(value['previewUrl']);
    if (link !== null) previews.set(uuid, link);
    return [{ uuid, assetId: id<AssetId>(value, 'dpItemId'), hasPreview: link !== null }];
  });
  const generation: Generation = {
    uuid: required(text(job, 'uuid'), 'data.uuid'),
    prompt: text(job, 'prompt'),
    status: statusOf(text(job, 'status'), text(job, 'purchaseStatus'), items),
    items,
  };
  return { generation, previews };
}

/** Completed alone is not enough [doc]: it has to be paid for, and every picture needs its asset ID. */
function statusOf(status: string, purchase: string, items: readonly GeneratedItem[]): Generation['status'] {
  if (FAILED.test(status) || FAILED.test(purchase)) return 'failed';
  const whole = items.length > 0 && items.every(({ assetId }) => assetId !== null);
  return status.toLowerCase() === 'completed' && purchase.toLowerCase() === 'paid' && whole
    ? 'done'
    : 'working';
}
