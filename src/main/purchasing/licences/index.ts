export type { OwnPurchase } from './book/additions.ts';
export type { DownloadAgain, LicensedWant } from './again.ts';
export { createLicences } from './licences.ts';
export type { Licences, LicencesOptions } from './licences.ts';
export type { CertificateFacts } from './certificates/facts.ts';
