import type { Command } from './call.ts';
import { complimentaryDownload, getGroupCompDownloads } from './comps.ts';
import { imageGeneratorGenerate, imageGeneratorGet, imageGeneratorGetMediaData } from './generator.ts';
import { getEnterpriseUserData, getUserEnterpriseGroup, getUsersFromGroup } from './group.ts';
import { getSearchColors, getTagCloud, searchHint } from './hints.ts';
import {
  createEnterpriseInvoice,
  getEnterpriseInvoice,
  getEnterpriseInvoiceCount,
  getEnterpriseInvoiceList,
} from './invoices.ts';
import {
  getDownloadLink,
  getLicensedItems,
  getTransactionLicenseInfo,
  getTransferredLicenses,
} from './licensed.ts';
import { getLicenseOfGroup, licenseItem } from './licensing.ts';
import { checkItemsStatus, getMediaData } from './media.ts';
import { getRelated, search } from './search.ts';
import { loginEnterprise, logout, renewSession } from './session.ts';
import {
  getEnterpriseStatisticsDates,
  getEnterpriseStatisticsItems,
  getEnterpriseStatisticsTotal,
} from './statistics.ts';
import { transferEnterpriseLicense } from './transfers.ts';

/** Every command that the sandbox answers, by its `dp_command`. */
export const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>(
  Object.entries({
    checkItemsStatus,
    complimentaryDownload,
    createEnterpriseInvoice,
    getDownloadLink,
    getEnterpriseInvoice,
    getEnterpriseInvoiceCount,
    getEnterpriseInvoiceList,
    getEnterpriseStatisticsDates,
    getEnterpriseStatisticsItems,
    getEnterpriseStatisticsTotal,
    getEnterpriseUserData,
    getGroupCompDownloads,
    getLicensedItems,
    getLicenseOfGroup,
    getMediaData,
    getRelated,
    getSearchColors,
    getTagCloud,
    getTransactionLicenseInfo,
    getTransferredLicenses,
    getUserEnterpriseGroup,
    getUsersFromGroup,
    'imageGenerator.generate': imageGeneratorGenerate,
    'imageGenerator.get': imageGeneratorGet,
    'imageGenerator.getMediaData': imageGeneratorGetMediaData,
    licenseItem,
    loginEnterprise,
    logout,
    renewSession,
    search,
    searchHint,
    transferEnterpriseLicense,
  }),
);
