import { EventEmitter } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import type * as Electron from 'electron';
import { onlyWhenReady } from './phase.ts';
import type { Faithful } from './phase.ts';

/** Electron's port over Node's: it queues until `start`, copies what it sends, and tells when it closes. */
export class MessagePortMain extends EventEmitter {
  /** Taken out when the port goes to another process. */
  #port: MessagePort | null;
  closed = false;

  constructor(port: MessagePort) {
    super();
    this.#port = port;
    port.on('close', () => {
      this.closed = true;
      this.emit('close');
    });
  }

  start(): void {
    this.#use().on('message', (data: unknown) => this.emit('message', { data, ports: [] }));
  }

  postMessage(message: unknown): void {
    if (!this.closed) this.#use().postMessage(message);
  }

  close(): void {
    this.#use().close();
  }

  transfer(): MessagePort {
    const port = this.#use();
    this.#port = null;
    port.removeAllListeners();
    return port;
  }

  #use(): MessagePort {
    if (this.#port === null) throw new Error('This port has been transferred');
    return this.#port;
  }
}

export const openPorts: MessagePortMain[] = [];

export class MessageChannelMain {
  readonly port1: MessagePortMain;
  readonly port2: MessagePortMain;

  constructor() {
    onlyWhenReady('MessageChannelMain');
    const { port1, port2 } = new MessageChannel();
    this.port1 = new MessagePortMain(port1);
    this.port2 = new MessagePortMain(port2);
    openPorts.push(this.port1);
  }
}

MessagePortMain satisfies new (
  port: MessagePort,
) => Faithful<Electron.MessagePortMain>;
