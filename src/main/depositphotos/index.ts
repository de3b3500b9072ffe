export type {
  CallOptions,
  DepositphotosClient,
  FileAccess,
  Listed,
  ListedPage,
  PageRequest,
  SessionControl,
  SmallFile,
} from './client.ts';
export type { CallEvent } from './caller.ts';
export { type ClientOptions, createClient } from './create-client.ts';
export { DEFAULT_ENDPOINT, parseEndpoint } from './endpoint.ts';
