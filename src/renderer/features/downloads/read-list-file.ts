import { decodeList } from '../../../shared/model/list-text.ts';

/** The text of a list that a person dropped or chose, in whatever encoding its program saved it. */
export async function readListFile(file: File): Promise<string> {
  return decodeList(new Uint8Array(await file.arrayBuffer()));
}
