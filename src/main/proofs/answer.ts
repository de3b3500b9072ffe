import { z } from 'zod';
import { StockroomError } from '../../shared/model/failure.ts';
import type { AssetId } from '../../shared/model/ids.ts';
import {
  MAX_COMMENT,
  MAX_PROOF_ASSETS,
  MAX_REVIEWER,
  PROOF_VERSION,
  VERDICTS,
} from '../../shared/model/proof.ts';
import type { ProofMark } from '../../shared/model/proof.ts';

/** Around the part of an answer that is read; the lines before it are for people. */
export const BEGIN = '-----BEGIN STOCKROOM ANSWER-----';
export const END = '-----END STOCKROOM ANSWER-----';

/** An answer as it was read: bounded, without control signs, each asset once. It may still name any asset. */
export interface Answer {
  readonly proofId: string;
  readonly reviewer: string;
  readonly marks: readonly ProofMark[];
}

const mark = z.strictObject({
  asset: z.number().int().positive().max(Number.MAX_SAFE_INTEGER),
  verdict: z.enum(VERDICTS).nullable(),
  comment: z.string().max(MAX_COMMENT),
});
const answer = z.strictObject({
  version: z.literal(PROOF_VERSION),
  proof: z.string().regex(/^[0-9a-f]{32}$/),
  by: z.string().max(MAX_REVIEWER),
  marks: z.array(mark).max(MAX_PROOF_ASSETS),
});
const versioned = z.object({ version: z.number() });

/**
 * Reads an answer in a text that came from anywhere: the file that a proof saves, or a mail it was pasted into.
 * Throws `invalid` for what is none, is damaged, or was made by a newer proof.
 */
export function readAnswer(text: string): Answer {
  const end = text.lastIndexOf(END);
  const begin = end === -1 ? -1 : text.lastIndexOf(BEGIN, end);
  if (begin === -1) throw noAnswer(text);
  // Mail wraps lines and puts signs of quotation before them.
  const packed = text.slice(begin + BEGIN.length, end).replaceAll(/[^A-Za-z0-9+/=]/g, '');
  const content = parsed(Buffer.from(packed, 'base64').toString('utf8'));
  const version = versioned.safeParse(content);
  if (version.success && version.data.version > PROOF_VERSION) {
    throw new StockroomError('invalid', {
      message: 'This answer was made by the proof of a newer Stockroom.',
      action: 'Update Stockroom, then read it again.',
    });
  }
  const checked = answer.safeParse(content);
  if (!checked.success) throw damaged();
  const { proof, by, marks } = checked.data;
  const unique = new Map(
    marks.map(({ asset, verdict, comment }) => [
      asset,
      { assetId: asset as AssetId, verdict, comment: plain(comment).trim() },
    ]),
  );
  const said = [...unique.values()].filter(({ verdict, comment }) => verdict !== null || comment !== '');
  const reviewer = plain(by).replaceAll(/\s+/g, ' ').trim();
  return { proofId: proof, reviewer: reviewer === '' ? 'Client' : reviewer, marks: said };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw damaged(cause);
  }
}

/** Without control signs, and without those that turn the direction of the text around them. */
function plain(text: string): string {
  return text.replaceAll(/[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069]/gu, '');
}

function damaged(cause?: unknown): StockroomError {
  return new StockroomError('invalid', {
    message: 'This answer is damaged.',
    action: 'Ask the client to save the answer again and to send the file itself.',
    cause,
  });
}

function noAnswer(text: string): StockroomError {
  return /<html[^>]* data-proof=/.test(text.slice(0, 1000))
    ? new StockroomError('invalid', {
        message: 'This is the proof itself, without an answer.',
        action: 'The client opens it, marks the pictures and sends back what “Save answer” gives.',
      })
    : new StockroomError('invalid', {
        message: 'There is no answer to a proof in this text.',
        action: 'Use the file that the client saved, or the whole text that the client copied.',
      });
}
