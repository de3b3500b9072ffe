export type { CallEvent } from './caller.ts';
export type {
  CallOptions,
  DepositphotosClient,
  FileAccess,
  ListedPage,
  PageRequest,
  SessionControl,
  SmallFile,
} from './client.ts';
export { type ClientOptions, createClient } from './create-client.ts';
export { isLoopback, parseEndpoint, parseFileHosts } from './endpoint.ts';
export type * from './requests.ts';
export { inItsWords } from './service-failure.ts';
export { environmentProxy, guardedProxy } from './transport/proxy.ts';
