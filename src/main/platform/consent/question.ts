import type { AssetId } from '../../../shared/model/ids.ts';
import type { Money } from '../../../shared/model/money.ts';

/**
 * What only a person may allow, and a page may not: a page that was taken over could do it as well. A host asks it
 * where no page can answer.
 */
export type Question =
  | {
      readonly kind: 'purchase';
      readonly assets: number;
      /** Without VAT. */
      readonly net: Money;
      /** What was bought in 24 hours without a question, without VAT. */
      readonly before: string;
      /** The service tells no price of some extended rights: the charge is higher. */
      readonly unpricedRights: boolean;
    }
  /** An order whose outcome is not known is to be ordered once more. */
  | { readonly kind: 'buy-again'; readonly assetId: AssetId; readonly price: Money }
  /** Plain decimals; `null`: none. */
  | {
      readonly kind: 'limit';
      readonly limit: 'dailyLimit' | 'askAbove';
      readonly from: string;
      readonly to: string | null;
    }
  /** `to` is `null` where the project has no budget any more. */
  | { readonly kind: 'budget'; readonly project: string; readonly from: string; readonly to: string | null }
  /** A path that was typed into a page, absolute. */
  | { readonly kind: 'path'; readonly path: string; readonly use: 'library' | 'check' };

/** A question in words. The first line says what is asked; the last is what yes does. */
export interface QuestionWords {
  readonly message: string;
  readonly detail: string;
  /** The name of yes, a verb. */
  readonly yes: string;
}
