import { MAX_ANSWER } from '../../../shared/model/proof.ts';
import type { Feature } from '../../state/feature.ts';
import { always } from '../../state/subjects.ts';
import { ClientSection } from './ClientSection.tsx';
import { ProofMark } from './ProofMark.tsx';
import { ProofTools } from './ProofTools.tsx';
import { ReadDialog } from './ReadDialog.tsx';
import { proofsStore } from './proofs.ts';
import { readAnswerFile } from './read-answer.ts';

export const feature: Feature = {
  id: 'proof',
  stores: [proofsStore],
  boardTools: [{ order: 20, component: ProofTools }],
  boardMarks: [{ order: 20, component: ProofMark }],
  panel: [{ order: 35, component: ClientSection }],
  overlays: [{ order: 15, component: ReadDialog }],
  drops: [
    {
      // A browser that saved it twice has put a number before the ending: `… (1).txt`.
      takes: ({ name, size }) => size <= MAX_ANSWER && /\.stockroom-answer[^/]*\.txt$/.test(name),
      take: (stores, file) => void readAnswerFile(stores, file),
    },
  ],
  commands: [
    {
      id: 'read-answer',
      order: 80,
      everywhere: true,
      section: 'Assets',
      label: 'Read a client’s answer',
      ready: always,
      run: (stores) => stores.get(proofsStore).setReading(true),
    },
  ],
};
