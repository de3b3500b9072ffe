/** What the build writes into the main bundle. Never a secret: every user of the app can read it. */
interface ImportMetaEnv {
  /** A build for our own end-to-end tests, which drive the app through the debugging port. */
  readonly E2E: boolean;
}
