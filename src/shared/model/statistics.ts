import type { MediaType } from './asset.ts';
import type { AssetId } from './ids.ts';

/** What was used in a period; `null` where the service does not say. */
export interface UsageCounts {
  readonly comps: number | null;
  readonly licensed: number | null;
  readonly transferred: number | null;
}

/** Usage of one step of time. */
export interface UsageByDate extends UsageCounts {
  /** The step as the service names it, such as a day or month. */
  readonly label: string;
}

/** Usage of one asset. */
export interface UsageByAsset extends UsageCounts {
  readonly assetId: AssetId;
  readonly title: string;
  readonly type: MediaType;
}
