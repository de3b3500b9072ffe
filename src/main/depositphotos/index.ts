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
