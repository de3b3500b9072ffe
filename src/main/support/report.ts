import { release } from 'node:os';
import type { Settings } from '../../shared/model/settings.ts';
import { VERSION } from '../../shared/version.ts';
import type { Store } from '../platform/store/index.ts';
import { logTail } from './log-tail.ts';

export interface ReportSources {
  readonly store: Pick<Store, 'all' | 'get'>;
  readonly settings: Settings;
  readonly logs: string;
  readonly host: string;
  readonly demo: boolean;
  /** States of jobs and of purchases that are open or have ended lately. */
  readonly states: { readonly downloads: readonly string[]; readonly purchases: readonly string[] };
  /** Milliseconds. */
  readonly now: number;
}

/** Lines of the log that a report holds. */
const MOST_LINES = 2_000;

/** What helps to find a fault, as text. It holds no key, link, path, name of a file or project, search or reference. */
export function reportOf(sources: ReportSources): string {
  const { settings, host, demo, states } = sources;
  const tail = logTail(sources.logs, MOST_LINES);
  const failures = tail.flatMap((line) =>
    typeof line !== 'string' && typeof line.facts['code'] === 'string'
      ? [`${line.event} ${line.facts['code']}`]
      : [],
  );
  return [
    'Stockroom report',
    new Date(sources.now).toISOString(),
    ...section('Program', {
      version: VERSION,
      host,
      demo,
      node: process.versions.node,
      electron: process.versions['electron'] ?? null,
      system: `${process.platform} ${process.arch} ${release()}`,
    }),
    ...section('Settings', plainSettings(settings)),
    ...section('Rows', rowCounts(sources.store)),
    ...section('Downloads', counted(states.downloads)),
    ...section('Purchases', counted(states.purchases)),
    ...section('Failures', counted(failures)),
    '',
    'Log',
    ...tail.map((line) =>
      typeof line === 'string' ? line : `${line.head} ${line.event} ${JSON.stringify(line.facts)}`,
    ),
    '',
  ].join('\n');
}

function section(title: string, facts: Readonly<Record<string, unknown>>): readonly string[] {
  const lines = Object.entries(facts).map(([name, value]) => `  ${name}: ${JSON.stringify(value)}`);
  return ['', title, ...(lines.length === 0 ? ['  none'] : lines)];
}

function counted(words: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

/** The settings; of a path, a name or an amount only whether it is set. A setting not named here is left out. */
function plainSettings(settings: Settings): Readonly<Record<string, unknown>> {
  const { theme, gridRowHeight, maxApiCalls, maxTransfers, maxTransfersPerHost, bandwidth } = settings;
  const { collision, cacheBytes, markerField, requiredReferences, rightsInFiles, swapAfterLicensing } =
    settings;
  return {
    theme,
    gridRowHeight,
    maxApiCalls,
    maxTransfers,
    maxTransfersPerHost,
    bandwidth,
    collision,
    cacheBytes,
    markerField,
    requiredReferences,
    rightsInFiles,
    swapAfterLicensing,
    hasProject: settings.project !== '',
    hasDailyLimit: settings.dailyLimit !== null,
    asksAbove: settings.askAbove !== null,
    fileHosts: settings.fileHosts.length,
  };
}

/** Rows of each table of the profile's database. */
function rowCounts(store: ReportSources['store']): Readonly<Record<string, number>> {
  const tables = store.all<{ name: string }>(
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name",
  );
  return Object.fromEntries(
    tables.map(({ name }) => [
      name,
      store.get<{ count: number }>(`SELECT count(*) AS count FROM "${name}"`)?.count ?? 0,
    ]),
  );
}
