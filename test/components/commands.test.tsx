import { expect, test } from 'vitest';
import { SECTIONS } from '../../src/renderer/state/registry/command.ts';
import { FEATURES } from '../../src/renderer/shell/features.ts';
import { allCommands } from '../../src/renderer/state/commands.ts';
import { shortcutText } from '../../src/renderer/parts/words/shortcut-text.ts';

const COMMANDS = allCommands(FEATURES);
const twice = (names: readonly string[]) => names.filter((name, at) => names.indexOf(name) !== at);

test('no two commands share an id, a name or keys', () => {
  expect(twice(COMMANDS.map(({ id }) => id))).toEqual([]);
  expect(twice(COMMANDS.map(({ label }) => label))).toEqual([]);
  expect(
    twice(
      COMMANDS.flatMap(({ shortcut }) => (shortcut === undefined ? [] : [shortcutText(shortcut, false)])),
    ),
  ).toEqual([]);
});

test('the list goes section by section, none is empty, and every view can be opened', () => {
  const sections = COMMANDS.map(({ section }) => section);
  expect([...new Set(sections)]).toEqual([...SECTIONS]);
  expect(sections.toSorted((one, other) => SECTIONS.indexOf(one) - SECTIONS.indexOf(other))).toEqual(
    sections,
  );
  expect(COMMANDS.map(({ id }) => id)).toEqual(
    expect.arrayContaining(FEATURES.views.map(({ id }) => `open-${id}`)),
  );
});

test('the commands are offered in one order, whichever feature declares them', () => {
  expect(COMMANDS.map(({ id }) => id).join(' ')).toBe(
    [
      'search find results new-search show-rejected',
      'quick-look details comp basket compare cull resume-cull add-to-board add-to-shot rate-0 rate-1 rate-2 rate-3 rate-4 rate-5 move--1 move-1 read-answer',
      'copy-ids copy-links undo redo reject unfold copy-files copy-paths open-file open-file-with show-in-folder',
      'pick select-all invert clear-selection',
      'fold larger smaller captions back palette shortcuts',
      'open-library open-boards open-shots open-basket open-licences open-check open-downloads open-settings',
    ].join(' '),
  );
});
