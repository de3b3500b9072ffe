export function isNewEnough(version: string): boolean;
export function findNode(computer?: {
  readonly version?: string;
  readonly platform?: string;
  readonly arch?: string;
}): string | null;
export function runOnNode24(entry: URL, args: readonly string[]): Promise<void>;
