import { RPCLink } from '@orpc/client/websocket';
import { backOff } from './back-off.ts';
import type { Line } from './line.ts';

/** The host's own word for a page without a valid token. */
const NOT_ALLOWED = 4401;
/** The host ends. Started anew it has a new token, so this page can't come back by itself. */
const GOING_AWAY = 1001;

/** Calls the web host this page came from, again and again, unless it refuses the page. */
export function callHost(line: Line, origin: string): void {
  let attempt = 0;

  const dial = () => {
    const socket = new WebSocket(`${origin.replace(/^http/, 'ws')}/rpc`);
    socket.binaryType = 'arraybuffer';
    let opened = false;
    // Before the link's own listener: its calls must find the line marked as lost when they break.
    socket.addEventListener('close', ({ code }) => {
      const first = line.status.getState() === 'connecting';
      line.lost();
      // The host has served this page a moment ago: if it won't talk now, the token is missing or old.
      if (code === NOT_ALLOWED || code === GOING_AWAY || first) line.refused();
      else void again(opened);
    });
    socket.addEventListener('open', () => {
      opened = true;
      attempt = 0;
      line.connected(link);
    });
    const link = new RPCLink({ websocket: socket });
  };

  async function again(opened: boolean): Promise<void> {
    // A socket does not tell a refusal from an absence; a plain request does.
    if (!opened && (await isShutOut(origin))) line.refused();
    else setTimeout(dial, backOff(attempt++));
  }

  dial();
}

/** Whether the host answers and refuses this page: it is another run of Stockroom, with another token. */
async function isShutOut(origin: string): Promise<boolean> {
  try {
    // oxlint-disable-next-line no-restricted-globals -- our own host, not the network
    const { status } = await fetch(origin, { method: 'HEAD', cache: 'no-store' });
    return status === 401 || status === 403;
  } catch {
    return false;
  }
}
