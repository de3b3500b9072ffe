import { StockroomError } from '../../../shared/model/failure.ts';
import type { TransferOrder } from '../../../shared/model/transfer.ts';
import { partyParameters } from '../wire/party.ts';
import { object } from '../wire/shape.ts';
import { toFlag } from '../wire/values.ts';
import type { Command } from './command.ts';

/**
 * `transferEnterpriseLicense`: passes rights on. Answers `result` as a boolean [doc] or nothing but `type` [seen].
 * Never repeated: a second transfer of the same licence is not defined.
 */
export const transferEnterpriseLicense: Command<TransferOrder, void> = {
  name: 'transferEnterpriseLicense',
  session: 'required',
  repeat: 'never',
  parameters({ transactionIds, from, to }) {
    if (transactionIds.length === 0) {
      throw new StockroomError('invalid', {
        command: 'transferEnterpriseLicense',
        message: 'Choose a licence to transfer.',
      });
    }
    const [only] = transactionIds;
    return {
      ...(transactionIds.length === 1
        ? { dp_item_transaction_id: only }
        : { dp_item_transaction_ids: transactionIds }),
      dp_from: partyParameters(from),
      dp_to: partyParameters(to),
    };
  },
  read(answer) {
    if (toFlag(answer['result'] ?? object(answer, 'data')['result']) === false) {
      throw new StockroomError('invalid', {
        command: 'transferEnterpriseLicense',
        message: 'Depositphotos did not transfer the licence.',
        action: 'Check that it is yours to transfer, and the details of both sides.',
      });
    }
  },
};
