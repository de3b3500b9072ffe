import { StockroomError } from '../../shared/model/failure.ts';
import type { NewProject, Project } from '../../shared/model/project.ts';
import type { Store } from '../store/index.ts';

interface Row {
  readonly id: number;
  readonly name: string;
  readonly defaults: string;
  readonly warn_at: string | null;
  readonly stop_at: string | null;
  readonly required: string;
}

export interface Projects {
  /** By name. */
  all(): readonly Project[];
  named(name: string): Project | null;
  add(project: NewProject): void;
  change(id: number, project: NewProject): void;
  remove(id: number): void;
}

export function createProjects(store: Store): Projects {
  /** A name is a project's key in the ledger, so each stands for one. */
  const assertFree = (name: string, id: number | null): void => {
    const taken = store.get<{ id: number }>('SELECT id FROM project WHERE name = ?', name);
    if (taken === undefined || taken.id === id) return;
    throw new StockroomError('invalid', {
      message: `There is a project “${name}” already.`,
      action: 'Choose another name.',
    });
  };
  const values = ({ name, defaults, warnAt, stopAt, required }: NewProject) =>
    [name.trim(), JSON.stringify(defaults), warnAt, stopAt, JSON.stringify(required)] as const;

  return {
    all: () => store.all<Row>('SELECT * FROM project ORDER BY name').map(toProject),
    named: (name) => {
      const row = store.get<Row>('SELECT * FROM project WHERE name = ?', name.trim());
      return row === undefined ? null : toProject(row);
    },
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

/** Only this module writes these rows. */
function toProject(row: Row): Project {
  return {
    id: row.id,
    name: row.name,
    defaults: JSON.parse(row.defaults) as Project['defaults'],
    warnAt: row.warn_at,
    stopAt: row.stop_at,
    required: JSON.parse(row.required) as Project['required'],
  };
}
