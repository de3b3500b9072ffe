import { describe, expect, it } from 'vitest';
import { Gates } from '../../../src/main/downloads/jobs/gates.ts';
import type { JobId } from '../../../src/shared/model/ids.ts';

const job = (name: string) => name as JobId;

describe('Gates', () => {
  it('lets one job through when the time has come, and all when that one succeeds', () => {
    const gates = new Gates();
    gates.close('disk', 100, job('a'));
    expect(gates.holds('disk', 99)).toBe(true);
    expect(gates.holds('disk', 100)).toBe(false);
    gates.pass(['disk'], job('b'));
    expect(gates.holds('disk', 100)).toBe(true);
    expect(gates.worked('disk', job('b'))).toBe(true);
    expect(gates.holds('disk', 100)).toBe(false);
  });

  it('is closed again by its probe, and by nobody else meanwhile', () => {
    const gates = new Gates();
    gates.close('disk', 100, job('a'));
    gates.pass(['disk'], job('b'));
    gates.close('disk', 500, job('late'));
    expect(gates.until('disk')).toBe(100);
    gates.close('disk', 200, job('b'));
    expect(gates.until('disk')).toBe(200);
    expect(gates.holds('disk', 150)).toBe(true);
  });

  it('is not opened by a transfer that began before', () => {
    const gates = new Gates();
    gates.close('disk', 100, job('a'));
    expect(gates.worked('disk', job('old'))).toBe(false);
    expect(gates.holds('disk', 50)).toBe(true);
  });

  it('takes another probe when one ends without an answer', () => {
    const gates = new Gates();
    gates.close('disk', 100, job('a'));
    gates.pass(['disk'], job('b'));
    gates.leave(job('b'));
    expect(gates.holds('disk', 100)).toBe(false);
  });

  it('tells what holds, and when the next is due', () => {
    const gates = new Gates();
    gates.close('folder /a', 100, job('a'));
    gates.close('folder /b', 200, job('b'));
    expect(gates.held('folder ', 150)).toEqual(['/b']);
    expect(gates.nextDue(50)).toBe(100);
    expect(gates.nextDue(250)).toBe(null);
  });
});
