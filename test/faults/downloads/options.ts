import type { CompOption } from '../../../src/shared/model/comp.ts';

/** The size that every comp of these tests is asked for in. */
export const OPTION: CompOption = 'l-2015';
export const nameOf = (asset: number) => `Asset number ${asset} ${asset} comp ${OPTION}.jpg`;
