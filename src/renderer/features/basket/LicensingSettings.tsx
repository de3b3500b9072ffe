import { useState } from 'react';
import { useStore } from 'zustand';
import { isSameName } from '../../../shared/model/fold-name.ts';
import { formatMoney } from '../../../shared/model/money.ts';
import { REFERENCE_FIELDS, REFERENCE_LABEL } from '../../../shared/model/project.ts';
import type { Project } from '../../../shared/model/project.ts';
import type { LicensingSettings as LicensingSettingsOf } from '../../../shared/model/settings.ts';
import { useSettingActions } from '../../state/setting-actions.ts';
import { useBasket } from '../../state/basket.ts';
import { useSettings } from '../../state/settings.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Select.tsx';
import { classes } from '../../ui/classes.ts';
import { AmountField } from './AmountField.tsx';
import css from './LicensingSettings.module.css';
import { ProjectDialog } from './ProjectDialog.tsx';
import { useKnownProjects } from '../../state/known-projects.ts';
import { RequiredFields } from './RequiredFields.tsx';

const cx = classes(css);

const MARKERS = [
  ...REFERENCE_FIELDS.filter((field) => field !== 'project').map((field) => ({
    value: field as string,
    label: REFERENCE_LABEL[field],
  })),
  { value: 'off', label: 'None: all fields are in use' },
];

/** What may be spent, and what every licence has to say. */
export function LicensingSettings() {
  const settings = useSettings();
  const actions = useSettingActions();
  const now = useStore(settings);
  /** Counts refusals: what was typed goes back to what holds. */
  const [refused, setRefused] = useState(0);
  if (now === null) return null;
  const limit = async (change: Partial<LicensingSettingsOf>) => {
    if (!(await actions.setLicensing(change))) setRefused((count) => count + 1);
  };
  return (
    <div className={cx('form')}>
      <div className={cx('pair')}>
        <AmountField
          key={`limit ${now.dailyLimit} ${refused}`}
          label="Stop at, in any 24 hours, without VAT"
          placeholder="No limit"
          value={now.dailyLimit}
          onCommit={(dailyLimit) => void limit({ dailyLimit })}
        />
        <AmountField
          key={`ask ${now.askAbove} ${refused}`}
          label="Ask outside of this page from, in any 24 hours"
          placeholder="Never ask"
          value={now.askAbove}
          onCommit={(askAbove) => void limit({ askAbove })}
        />
        <AmountField
          key={`warn ${now.dailyWarnAt} ${refused}`}
          label="Warn from, in any 24 hours"
          placeholder="No warning"
          value={now.dailyWarnAt}
          onCommit={(dailyWarnAt) => void limit({ dailyWarnAt })}
        />
      </div>
      <RequiredFields
        legend="References that every licence needs"
        value={now.requiredReferences}
        onChange={(requiredReferences) => void actions.setLicensing({ requiredReferences })}
      />
      <div className={cx('row')}>
        <span>
          Field for our order mark
          <span className={cx('hint')}>
            Where it is empty, an order bears a short mark such as SR-7KQ2M4XA, so that a purchase whose
            answer was lost is found for certain.
          </span>
        </span>
        <Select
          label="Field for our order mark"
          options={MARKERS}
          value={now.markerField ?? 'off'}
          onChange={(value) =>
            void actions.setLicensing({
              markerField: REFERENCE_FIELDS.find((field) => field === value) ?? null,
            })
          }
        />
      </div>
      <Projects />
    </div>
  );
}

function Projects() {
  const basket = useBasket();
  const projects = useStore(basket.store, (state) => state.projects);
  const known = useKnownProjects();
  const [edited, setEdited] = useState<Project | { readonly name: string } | null>(null);
  const rest = known.filter(({ name }) => projects.every((one) => !isSameName(one.name, name)));
  return (
    <div className={cx('projects')}>
      <div className={cx('head')}>
        <h3 className={cx('heading')}>Projects</h3>
        <Button size="small" onClick={() => setEdited({ name: '' })}>
          New project
        </Button>
      </div>
      <p className={cx('hint')}>
        A project fills in client and purchase order, and keeps to its budget. Comps and licences belong to it
        by its name.
      </p>
      <ul className={cx('list')}>
        {projects.map((project) => (
          <li key={project.id} className={cx('project')}>
            <p className={cx('name')}>
              {project.name}
              <span className={cx('hint')}>{factsOf(project)}</span>
            </p>
            <Button size="small" aria-label={`Edit ${project.name}`} onClick={() => setEdited(project)}>
              Edit
            </Button>
            <Button
              size="small"
              look="quiet"
              aria-label={`Remove the settings of ${project.name}`}
              onClick={() => void basket.removeProject(project.id)}
            >
              Remove
            </Button>
          </li>
        ))}
        {rest.map(({ name }) => (
          <li key={name} className={cx('project')}>
            <p className={cx('name')}>
              {name}
              <span className={cx('hint')}>No budget or references yet</span>
            </p>
            <Button size="small" aria-label={`Set up ${name}`} onClick={() => setEdited({ name })}>
              Set up…
            </Button>
          </li>
        ))}
      </ul>
      {edited !== null && <ProjectDialog project={edited} onClose={() => setEdited(null)} />}
    </div>
  );
}

function factsOf({ defaults, stopAt, warnAt }: Project): string {
  return [
    ...(defaults.client === '' ? [] : [defaults.client]),
    ...(defaults.purchaseOrder === '' ? [] : [defaults.purchaseOrder]),
    ...(stopAt === null ? [] : [`budget ${formatMoney({ amount: stopAt })}`]),
    ...(warnAt === null ? [] : [`warns from ${formatMoney({ amount: warnAt })}`]),
  ].join(', ');
}
