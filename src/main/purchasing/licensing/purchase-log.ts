/** Lines for the log file. Facts hold IDs and codes, never a secret or a link. */
export type PurchaseLog = (message: string, facts: Readonly<Record<string, string | number>>) => void;
