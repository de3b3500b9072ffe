export { fateOfLedger } from './restored.ts';
export type { LedgerFate } from './restored.ts';
export type { ConfirmOptions } from './confirm.ts';
export type { Effects } from './effects.ts';
export { createLicensing } from './licensing.ts';
export type { IntentFilter, Licensing, LicensingOptions } from './licensing.ts';
export type { LicenceGrant, OnLicensed } from './outbox.ts';
export type { Buyer, BuyResult, Owned, Shop } from './shop.ts';
export { buyerOf, shopOfClient } from './shop-of-client.ts';
