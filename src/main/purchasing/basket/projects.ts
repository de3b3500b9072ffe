import { StockroomError } from '../../../shared/model/failure.ts';
import { foldName, isSameName } from '../../../shared/model/fold-name.ts';
import { decimal } from '../../../shared/model/money.ts';
import { projectNamed, REFERENCE_FIELDS } from '../../../shared/model/project.ts';
import type { NewProject, Project } from '../../../shared/model/project.ts';
import { readJson, readRow, UnreadableRow } from '../../platform/store/index.ts';
import type { Store, Unreadable } from '../../platform/store/index.ts';
import { keptDefaults, keptRequired } from './kept.ts';

interface Row {
  readonly id: number;
  readonly name: string;
  readonly defaults: string;
  readonly warn_at: string | null;
  readonly stop_at: string | null;
  readonly required: string;
}

export interface Projects {
  /** All projects, sorted by name. */
  all(): readonly Project[];
  named(name: string): Project | null;
  add(project: NewProject): void;
  change(id: number, project: NewProject): void;
  remove(id: number): void;
}

export function createProjects(store: Store): Projects {
  const all = (): readonly Project[] =>
    store.all<Row>('SELECT * FROM project ORDER BY name').map((row) => toProject(row, store.unreadable));
  /** A name is a project's key in the ledger, so each stands for one. */
  const assertFree = (name: string, id: number | null): void => {
    if (foldName(name) === '') {
      throw new StockroomError('invalid', {
        message: 'The name of the project has no letter that shows.',
        action: 'Give it a name.',
      });
    }
    const taken = all().find((one) => one.id !== id && isSameName(one.name, name));
    if (taken === undefined) return;
    throw new StockroomError('invalid', {
      message: `There is a project “${taken.name}” already.`,
      action: 'Choose another name.',
    });
  };
  const values = ({ name, defaults, warnAt, stopAt, required }: NewProject) =>
    [name.trim(), JSON.stringify(defaults), warnAt, stopAt, JSON.stringify(required)] as const;

  return {
    all,
    named: (name) => projectNamed(all(), name),
    add: (project) =>
      store.transaction(() => {
        assertFree(project.name.trim(), null);
        store.run(
          'INSERT INTO project (name, defaults, warn_at, stop_at, required) VALUES (?, ?, ?, ?, ?)',
          ...values(project),
        );
      }),
    change: (id, project) =>
      store.transaction(() => {
        assertFree(project.name.trim(), id);
        store.run(
          'UPDATE project SET name = ?, defaults = ?, warn_at = ?, stop_at = ?, required = ? WHERE id = ?',
          ...values(project),
          id,
        );
      }),
    remove: (id) => {
      store.run('DELETE FROM project WHERE id = ?', id);
    },
  };
}

/** Where a project can't be read, it errs on the strict side: all references are required, and no more is bought. */
function toProject(row: Row, unreadable: Unreadable): Project {
  const read = <Value>(reading: () => Value) => readRow({ unreadable, table: 'project' }, row.id, reading);
  const limit = (text: string | null) => (text === null ? null : (read(() => limitIn(text)) ?? '0'));
  return {
    id: row.id,
    name: row.name,
    defaults: read(() => readJson(keptDefaults, row.defaults)) ?? NO_DEFAULTS,
    warnAt: limit(row.warn_at),
    stopAt: limit(row.stop_at),
    required: read(() => readJson(keptRequired, row.required)) ?? REFERENCE_FIELDS,
  };
}

const NO_DEFAULTS: Project['defaults'] = { client: '', purchaseOrder: '', isbn: '', other: '' };

function limitIn(text: string): string {
  if (decimal(text) !== text) throw new UnreadableRow('The limit is no amount.');
  return text;
}
