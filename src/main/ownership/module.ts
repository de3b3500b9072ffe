import { createSignal, createSlot, defineModule } from '../platform/modules/index.ts';
import { createOwnership } from './index.ts';
import type { Ownership, OwnershipChanged, OwnershipSources } from './index.ts';

export interface Provides {
  readonly ownership: Ownership;
  readonly ownershipSources: OwnershipSources;
  readonly ownershipChanged: OwnershipChanged;
}

const ownershipModule = defineModule<object, Provides>({
  name: 'ownership',
  needs: [],
  provides: ['ownership', 'ownershipSources', 'ownershipChanged'],
  create: () => {
    const ownershipSources: OwnershipSources = {
      copy: createSlot("the copy of the group's licences"),
      purchases: createSlot('the purchases of this computer'),
      quotes: createSlot('the licences that quotes told of'),
    };
    const ownership = createOwnership({
      copy: (assets) => ownershipSources.copy.get()(assets),
      told: [
        (assets) => ownershipSources.purchases.get()(assets),
        (assets) => ownershipSources.quotes.get()(assets),
      ],
    });
    return { ownership, ownershipSources, ownershipChanged: createSignal() };
  },
});

export const ownershipArea = { modules: [ownershipModule] as const, handlers: {} };
