import type { AssetId } from './ids.ts';

export const ASPECT_RATIOS = ['1:1', '2:3', '3:2', '3:4', '4:3', '4:5', '5:4', '9:16', '16:9'] as const;
export type AspectRatio = (typeof ASPECT_RATIOS)[number];

export const GENERATION_MEDIA = ['art', 'photography'] as const;
export type GenerationMedium = (typeof GENERATION_MEDIA)[number];

/** Characters. */
export const MAX_PROMPT = 400;

export interface GenerationRequest {
  readonly prompt: string;
  readonly aspectRatio?: AspectRatio;
  readonly medium?: GenerationMedium;
}

/** A job of the service's image generator. */
export interface Generation {
  readonly uuid: string;
  readonly prompt: string;
  /** `done` when it is completed, paid for, and every picture has its asset ID. */
  readonly status: 'working' | 'done' | 'failed';
  readonly items: readonly GeneratedItem[];
}

export interface GeneratedItem {
  readonly uuid: string;
  /** Comes late; with it the picture is licensed like any other. */
  readonly assetId: AssetId | null;
  /** Whether there is a preview to ask for; it is temporary. */
  readonly hasPreview: boolean;
}
