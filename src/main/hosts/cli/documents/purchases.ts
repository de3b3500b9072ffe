import { z } from 'zod';
import { purchase } from './parts.ts';

/** `stockroom purchases list --json` */
export const purchasesList = z
  .strictObject({ purchases: z.array(purchase) })
  .meta({ title: 'stockroom purchases list --json' });

/** `stockroom purchases show --json` */
export const purchasesShow = z.strictObject({ purchase }).meta({ title: 'stockroom purchases show --json' });

/** `stockroom purchases decide --json` */
export const purchasesDecide = z
  .strictObject({ purchase })
  .meta({ title: 'stockroom purchases decide --json' });

/** `stockroom purchases withdraw --json` */
export const purchasesWithdraw = z
  .strictObject({ purchases: z.array(purchase) })
  .meta({ title: 'stockroom purchases withdraw --json' });
