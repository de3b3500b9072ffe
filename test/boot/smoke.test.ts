import { describe, expect, it } from 'vitest';
import { VERSION } from '../../src/shared/version.ts';
import { boot, until } from './boot.ts';

describe('--smoke', () => {
  it('tests itself, tells the outcome on one line and ends with 0', async () => {
    const { ask, ended } = await boot({ switches: ['--smoke'] });
    let over = false;
    void ended.then(() => {
      over = true;
    });
    // The page makes its first call; with that the test is done, maybe before the answer is here.
    await until(() =>
      ask('info').then(
        () => true,
        () => over,
      ),
    );
    const { code, stdout } = await ended;
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({ ok: true, version: VERSION });
    expect(report.secrets).toMatch(/^(keychain|safe-storage)$/);
    expect(Object.keys(report.checks).sort()).toEqual(['bridge', 'database', 'page', 'preload', 'protocol']);
    expect(code).toBe(0);
  });

  it('tells why it cannot start, on one line, and ends with 1', async () => {
    const env = { DEPOSITPHOTOS_API_URL: 'http://example.com' };
    const { code, stdout } = await (await boot({ switches: ['--smoke'], env })).ended;
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, code: 'config.api-url' });
    expect(code).toBe(1);
  });
});
