import { createORPCClient } from '@orpc/client';
import type { Bridge } from '../../shared/contract/index.ts';
import { takePort } from './electron-port.ts';
import type { DesktopWindow } from './electron-port.ts';
import { Line } from './line.ts';
import { callHost } from './web-socket.ts';

export interface Connection {
  readonly bridge: Bridge;
  readonly line: Line;
}

/** Connects this page to the main process, by whatever way the host offers. */
export function connect(page: Window & DesktopWindow): Connection {
  const line = new Line();
  if (page.stockroom !== undefined) takePort(line, page);
  else callHost(line, page.location.origin);
  return { bridge: createORPCClient<Bridge>(line), line };
}
