/** What a user hands to support. */
export interface Support {
  /** A report about this profile, as text, without anything that is private or secret; see docs/logs.md. */
  report(): string;
}
