import { RPCLink } from '@orpc/client/websocket';
import { backOff } from './back-off.ts';
import type { Line } from './line.ts';

/** The host's own close code for a page without a valid token. */
const NOT_ALLOWED = 4401;

/** Calls the web host this page came from, again and again, unless it refuses the page. */
export function callHost(line: Line, address: string): void {
  let attempt = 0;

  const dial = () => {
    const socket = new WebSocket(address);
    socket.binaryType = 'arraybuffer';
    // Before the link's own listener: its calls must find the line marked as lost when they break.
    socket.addEventListener('close', (event) => {
      const first = line.status.getState() === 'connecting';
      line.lost();
      // The host has served this page a moment ago: if it won't talk now, the token is missing or old.
      if (event.code === NOT_ALLOWED || first) return line.refused();
      setTimeout(dial, backOff(attempt++));
    });
    socket.addEventListener('open', () => {
      attempt = 0;
      line.connected(link);
    });
    const link = new RPCLink({ websocket: socket });
  };

  dial();
}
