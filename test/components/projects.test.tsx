import { act } from 'react';
import { expect, test } from 'vitest';
import { LicensingSettings } from '../../src/renderer/features/basket/LicensingSettings.tsx';
import { ProjectChoice } from '../../src/renderer/features/search/ProjectChoice.tsx';
import { DEFAULT_SETTINGS } from '../../src/shared/model/settings.ts';
import { click, find, openPage, settle } from './page.tsx';

const KNOWN = { rejected: [{ name: 'Winter', count: 3 }], licensed: ['Spring', 'WINTER'] };

test('the chooser knows every project that anything is kept for, each once', async () => {
  const { body } = await openPage(<ProjectChoice />, {
    settings: { ...DEFAULT_SETTINGS, libraryFolder: '/library', project: 'Autumn' },
    knownProjects: KNOWN,
  });
  await click(find(body, 'button', 'Project: Autumn'));
  await settle();
  const entries = [...document.querySelectorAll('[role="dialog"] li')].map(({ textContent }) => textContent);
  expect(entries).toEqual(['Autumn', 'No project', 'Spring', 'Winter3 rejected']);
});

test('the settings list every project, and one without a budget is set up under its name', async () => {
  const { body } = await openPage(<LicensingSettings />, { knownProjects: KNOWN });
  await settle();
  await click(find(body, 'button', 'Set up Spring'));
  await act(async () => {});
  expect(find(document, '[role="dialog"] input').getAttribute('value')).toBe('Spring');
});
