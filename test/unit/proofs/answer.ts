import { BEGIN, END } from '../../../src/main/proofs/answer.ts';

/** As the script of a proof packs it. */
export const packed = (content: unknown): string =>
  `${BEGIN}\n${Buffer.from(JSON.stringify(content))
    .toString('base64')
    .replaceAll(/.{1,76}/g, '$&\n')}${END}\n`;
