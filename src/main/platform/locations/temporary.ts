import { randomUUID } from 'node:crypto';

/** `<process> <UUID>`: our mark on what lies in a working folder for as long as a process needs it. */
const NAME = /^(\d+) [0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function temporaryName(id: string = randomUUID()): string {
  return `${process.pid} ${id}`;
}

/**
 * Whether a dead process has left the file of this name. False for every name that is not ours. A file with the number
 * of this process counts as left: a new process may have got an old number, so leave out the files in use here.
 */
export function isLeftBehind(name: string): boolean {
  const pid = Number(NAME.exec(name)?.[1] ?? 0);
  if (pid === 0) return false;
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    // It is there, and another user's.
    return (error as NodeJS.ErrnoException).code !== 'EPERM';
  }
}
