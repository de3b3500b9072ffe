export { createOwnership, isHeld, NO_WITNESSES } from './ownership.ts';
export type { AssetOwnership, Claim, KnownLicence, Ownership, OwnershipOptions } from './ownership.ts';
export type { OwnershipChanged, OwnershipSources } from './sources.ts';
