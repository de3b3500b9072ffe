import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { overlooked } from '../../platform/failures/index.ts';

/** How long the system may take to tell its ID, in milliseconds. */
const PATIENCE = 3000;

/**
 * What tells this computer from others: the ID that the system was given when it was installed. It survives a
 * restart and changes with the computer. Falls back to the computer's name where the system does not tell.
 */
export function machineId(): string {
  try {
    return idOf(process.platform) || hostname();
  } catch (error) {
    return overlooked('licensing.machine-id', hostname())(error);
  }
}

function idOf(platform: NodeJS.Platform): string {
  switch (platform) {
    case 'win32':
      return /MachineGuid\s+REG_SZ\s+(\S+)/.exec(told('reg', MACHINE_GUID))?.[1] ?? '';
    case 'darwin':
      return /"IOPlatformUUID" = "([^"]+)"/.exec(told('ioreg', PLATFORM_EXPERT))?.[1] ?? '';
    default:
      return readFirst('/etc/machine-id', '/var/lib/dbus/machine-id');
  }
}

const MACHINE_GUID = ['query', 'HKLM\\SOFTWARE\\Microsoft\\Cryptography', '/v', 'MachineGuid', '/reg:64'];
const PLATFORM_EXPERT = ['-rd1', '-c', 'IOPlatformExpertDevice'];

function told(command: string, args: readonly string[]): string {
  return execFileSync(command, args, { encoding: 'utf8', timeout: PATIENCE, windowsHide: true });
}

function readFirst(...files: readonly string[]): string {
  for (const file of files) {
    try {
      const id = readFileSync(file, 'utf8').trim();
      if (id !== '') return id;
    } catch (error) {
      // The next one may be there.
      overlooked('licensing.machine-id')(error);
    }
  }
  return '';
}
