import fc from 'fast-check';
import { expect, it } from 'vitest';
import { eventLog } from '../../../src/main/platform/log/index.ts';

function written(option: string): string {
  const lines: string[] = [];
  const events = eventLog({
    isDebug: false,
    info: (event, facts) => void lines.push(`${event} ${JSON.stringify(facts)}`),
    debug: (event) => void lines.push(event),
  });
  events.note('download.queued', { job: '3f0f3f0f-aaaa-4bbb-8ccc-121212121212', option });
  return lines.join('\n');
}

it('writes IDs and codes as they are', () => {
  expect(written('l-2015')).toBe(
    'download.queued {"job":"3f0f3f0f-aaaa-4bbb-8ccc-121212121212","option":"l-2015"}',
  );
});

it.each([
  'https://files.example.com/a.jpg?sign=1',
  '/home/ana/Pictures',
  String.raw`C:\Users\Ana`,
  'e9753fbbd7454ea001b7619ce1e20fe5',
  'two\nlines',
  'a sentence of a person',
  '',
])('leaves out what is no ID and no code: %j', (text) => {
  expect(written(text)).toBe(
    'download.queued {"job":"3f0f3f0f-aaaa-4bbb-8ccc-121212121212","option":"[text]"}',
  );
});

it('writes one line without a blank, a path or a link, whatever it is given', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl({ withQueryParameters: true })), (text) => {
      const line = written(text);
      expect(line.split('\n')).toHaveLength(1);
      const { option } = JSON.parse(line.slice(line.indexOf('{'))) as { option: string };
      expect(option === '[text]' || /^[A-Za-z0-9.:_-]{1,64}$/.test(option)).toBe(true);
    }),
  );
});

it('gathers no facts of a small step that is not written', () => {
  const events = eventLog({ isDebug: false, info: () => {}, debug: () => {} });
  events.step('download.linked', () => {
    throw new Error('gathered');
  });
});
