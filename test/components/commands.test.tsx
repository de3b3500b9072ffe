import { expect, test } from 'vitest';
import { SECTIONS } from '../../src/renderer/features/palette/command.ts';
import { COMMANDS } from '../../src/renderer/features/palette/commands.ts';
import { shortcutText } from '../../src/renderer/features/palette/shortcut-text.ts';
import { VIEW_IDS } from '../../src/renderer/state/location.ts';

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
  expect(COMMANDS.map(({ id }) => id)).toEqual(expect.arrayContaining(VIEW_IDS.map((id) => `open-${id}`)));
});
