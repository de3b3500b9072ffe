import type { AssetId } from '../../../shared/model/ids.ts';
import type { UsageByAsset, UsageByDate, UsageCounts } from '../../../shared/model/statistics.ts';
import type {
  RecordPage,
  StatisticsListRequest,
  StatisticsRequest,
  UserStatisticsRequest,
} from '../requests.ts';
import { dateParameter } from '../wire/dates.ts';
import { mediaTypeOf } from '../wire/media-type.ts';
import { historyParameters, readRecords } from '../wire/records.ts';
import { holder, listIn } from '../wire/shape.ts';
import { count, id, isObject, text, type WireObject } from '../wire/values.ts';
import type { Command } from './command.ts';

/** Counts of things, not of money. The list by asset names two of them differently [seen]. */
export function readUsage(wire: WireObject): UsageCounts {
  return {
    comps: count(wire, 'comps'),
    licensed: count(wire, 'licensed', 'licenses'),
    transferred: count(wire, 'transferred', 'transfers'),
  };
}

/** `getEnterpriseStatisticsTotal` [seen]: the three counts at the top level. */
export const getEnterpriseStatisticsTotal: Command<StatisticsRequest, UsageCounts> = {
  name: 'getEnterpriseStatisticsTotal',
  session: 'required',
  repeat: 'safe',
  parameters: (request) => ({
    dp_date_start: dateParameter(request.from),
    dp_date_end: dateParameter(request.to),
    dp_group_id: request.groupId,
    dp_user_id: request.userId,
  }),
  read: (answer) => readUsage(holder(answer, ['result'], ['comps', 'licensed', 'transferred'])),
};

/** `getEnterpriseStatisticsDates` [seen]: the counts by steps of time, each with a `title`. */
export const getEnterpriseStatisticsDates: Command<StatisticsListRequest, readonly UsageByDate[]> = {
  name: 'getEnterpriseStatisticsDates',
  session: 'required',
  repeat: 'safe',
  parameters: historyParameters,
  read: (answer) =>
    listIn(answer, ['data', 'result'])
      .map(({ value }) => value)
      .filter(isObject)
      .map((row) => ({ ...readUsage(row), label: text(row, 'title', 'date') })),
};

/** `getEnterpriseStatisticsItems` [seen]: the counts of one user by asset. */
export const getEnterpriseStatisticsItems: Command<UserStatisticsRequest, RecordPage<UsageByAsset>> = {
  name: 'getEnterpriseStatisticsItems',
  session: 'required',
  repeat: 'safe',
  parameters: historyParameters,
  read: (answer, { offset }) =>
    readRecords(answer, ['data', 'result'], offset, (row) => {
      const assetId = id<AssetId>(row, 'id', 'itemId');
      if (assetId === null) return null;
      return {
        ...readUsage(row),
        assetId,
        title: text(row, 'title', 'filename'),
        type: mediaTypeOf(row, ''),
      };
    }),
};
