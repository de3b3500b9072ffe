import type { AssetId } from '../../../shared/model/ids.ts';
import type { CompRecord } from '../../../shared/model/licence.ts';
import type { CompsRequest, Previewed, RecordPage } from '../requests.ts';
import { readDownloadLink } from '../wire/download-link.ts';
import { toLink } from '../wire/previews.ts';
import { historyParameters, readHistoryRow, readRecords } from '../wire/records.ts';
import { text } from '../wire/values.ts';
import type { Command } from './command.ts';

export interface LinkInput {
  readonly assetId: AssetId;
  /** `dp_option` */
  readonly option: string;
}

/**
 * `complimentaryDownload` [doc][seen]: a short-lived link to a comp, maybe `http:`, maybe redirecting. The service
 * counts comps, so it is asked again only when the first request never left or was turned away. Errors: any
 * refusal when comps are switched off for the user (forbidden or invalid, with the service's words).
 */
export const complimentaryDownload: Command<LinkInput, string> = {
  name: 'complimentaryDownload',
  session: 'required',
  repeat: 'refused-only',
  parameters: ({ assetId, option }) => ({ dp_item_id: assetId, dp_option: option }),
  read: readDownloadLink,
};

/** `getGroupCompDownloads` [doc][seen]: the comps of the group, `datetime` in Unix seconds. `seler` is `seller`. */
export const getGroupCompDownloads: Command<CompsRequest, RecordPage<Previewed<CompRecord>>> = {
  name: 'getGroupCompDownloads',
  session: 'required',
  repeat: 'safe',
  parameters: (request) => ({ ...historyParameters(request), dp_type: request.types }),
  read: (answer, { offset }) =>
    readRecords(answer, ['downloads', 'data'], offset, (wire) => {
      const row = readHistoryRow(wire);
      if (row === null) return null;
      return { row: { ...row, option: text(wire, 'option') }, preview: toLink(wire['preview']) };
    }),
};
