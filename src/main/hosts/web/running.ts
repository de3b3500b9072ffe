import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { claimLock } from '../../platform/store/index.ts';
import { overlooked } from '../../platform/failures/index.ts';

/**
 * How a web host that runs is found and entered by another program of the same user, `stockroom open`. The host tells
 * its port in the profile, under a lock that lives as long as it does. The program lays down a ticket there and shows
 * it at the port: its write access to the profile is the proof. The disk holds only the hash of a ticket, so a
 * reader of the profile gets none; a ticket is good once, and for a few minutes.
 */

/** The name of the lock in the profile. */
const WORK = 'web-host';
const FILE = 'web-host.json';
const TICKET = 'web-host-ticket-';
/** An address that is printed has to be carried to a browser by hand. Milliseconds. */
const GOOD_FOR = 10 * 60_000;
/** The mode of files for this user only, also in a profile that others may look into. */
const OWN = { mode: 0o600 } as const;

const noted = z.object({ port: z.number().int().min(1).max(65_535), id: z.uuid() });

/** Tells that a web host runs on the profile; returns the way to take it back. */
export function announce(profile: string, port: number): () => void {
  for (const name of readdirSync(profile)) {
    if (name.startsWith(TICKET)) rmSync(path.join(profile, name), { force: true });
  }
  const id = randomUUID();
  const lock = claimLock({ folder: profile, work: WORK, id });
  writeFileSync(path.join(profile, FILE), JSON.stringify({ port, id }), OWN);
  return () => {
    // Another one may have come since.
    if (readNoted(profile)?.id === id) rmSync(path.join(profile, FILE), { force: true });
    lock.release();
  };
}

/** The address of the web host that runs on the profile, with a ticket in it; `null` where none runs. */
export function entranceOfRunning(profile: string): string | null {
  const host = readNoted(profile);
  if (host === null || !lives(profile, host.id)) return null;
  const ticket = randomBytes(32).toString('base64url');
  writeFileSync(ticketFile(profile, ticket), '', OWN);
  return `http://127.0.0.1:${host.port}/?token=${ticket}`;
}

/** Takes a ticket of the profile; false for what is none, or no longer. */
export function redeem(profile: string, ticket: string): boolean {
  const file = ticketFile(profile, ticket);
  const laidDown = statSync(file, { throwIfNoEntry: false });
  if (laidDown === undefined) return false;
  rmSync(file);
  return Date.now() - laidDown.mtimeMs < GOOD_FOR;
}

function ticketFile(profile: string, ticket: string): string {
  return path.join(profile, `${TICKET}${createHash('sha256').update(ticket).digest('hex')}`);
}

/** Whether the host that the file names still runs: a crash leaves the file, but not the lock. */
function lives(profile: string, id: string): boolean {
  const own = claimLock({ folder: profile, work: WORK, id: randomUUID() });
  try {
    return own.lives(id);
  } finally {
    own.release();
  }
}

function readNoted(profile: string): z.infer<typeof noted> | null {
  try {
    return noted.parse(JSON.parse(readFileSync(path.join(profile, FILE), 'utf8')));
  } catch (error) {
    return overlooked('web.running', null)(error);
  }
}
