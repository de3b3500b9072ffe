import { useState } from 'react';
import type { SubmitEvent } from 'react';
import type { Failure } from '../../../shared/model/failure.ts';
import { MAX_REFERENCE, REFERENCE_FIELDS, REFERENCE_LABEL } from '../../../shared/model/project.ts';
import type { NewProject, Project } from '../../../shared/model/project.ts';
import { useBasket } from '../../state/basket.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { classes } from '../../ui/classes.ts';
import { AmountField } from './AmountField.tsx';
import css from './LicensingSettings.module.css';
import { RequiredFields } from './RequiredFields.tsx';

const cx = classes(css);

const BLANK: NewProject = {
  name: '',
  defaults: { client: '', purchaseOrder: '', isbn: '', other: '' },
  warnAt: null,
  stopAt: null,
  required: [],
};

interface ProjectDialogProps {
  /** One without an ID is new, and may have a name already. */
  readonly project: Project | { readonly name: string };
  readonly onClose: () => void;
}

export function ProjectDialog({ project, onClose }: ProjectDialogProps) {
  const basket = useBasket();
  const [draft, setDraft] = useState<NewProject>(() => ({ ...BLANK, ...contentOf(project) }));
  const [failure, setFailure] = useState<Failure | null>(null);
  const change = (part: Partial<NewProject>) => setDraft((before) => ({ ...before, ...part }));
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    const failed = await basket.saveProject('id' in project ? project.id : null, draft);
    if (failed === null) onClose();
    else setFailure(failed);
  };
  return (
    <Dialog
      title={'id' in project || project.name !== '' ? 'Project' : 'New project'}
      open
      wide
      onClose={onClose}
    >
      <form className={cx('form')} onSubmit={(event) => void save(event)}>
        <TextField
          label="Name, as it stands on the licences"
          error={failure?.message ?? null}
          required
          maxLength={MAX_REFERENCE}
          value={draft.name}
          onChange={(event) => change({ name: event.target.value })}
        />
        <div className={cx('pair')}>
          {REFERENCE_FIELDS.flatMap((field) =>
            field === 'project'
              ? []
              : [
                  <TextField
                    key={field}
                    label={REFERENCE_LABEL[field]}
                    error={null}
                    maxLength={MAX_REFERENCE}
                    value={draft.defaults[field]}
                    onChange={(event) =>
                      change({ defaults: { ...draft.defaults, [field]: event.target.value } })
                    }
                  />,
                ],
          )}
          <AmountField
            live
            label="Budget without VAT: stop at"
            placeholder="No budget"
            value={draft.stopAt}
            onCommit={(stopAt) => change({ stopAt })}
          />
          <AmountField
            live
            label="Warn from"
            placeholder="No warning"
            value={draft.warnAt}
            onCommit={(warnAt) => change({ warnAt })}
          />
        </div>
        <RequiredFields
          legend="References that its licences need"
          value={draft.required}
          onChange={(required) => change({ required })}
        />
        <p className={cx('hint')}>
          The budget counts what was licensed from this computer under this name. Under a new name it begins
          anew.
        </p>
        <div className={cx('foot')}>
          <Button type="button" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" look="primary" disabled={draft.name.trim() === ''}>
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function contentOf(project: ProjectDialogProps['project']): Partial<NewProject> {
  if (!('id' in project)) return project;
  const { id: _, ...content } = project;
  return content;
}
