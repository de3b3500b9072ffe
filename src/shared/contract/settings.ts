import { z } from 'zod';
import { fileHost, MAX_FILE_HOSTS } from '../model/file-hosts.ts';
import { compSuffixProblem, templateProblem } from '../model/file-name.ts';
import { RIGHTS_IN_FILES } from '../model/rights.ts';
import { COLLISION_RULES, MAX_PER_HOST, THEMES } from '../model/settings.ts';
import type { Settings } from '../model/settings.ts';
import { projectName } from './rejections.ts';
import { REFERENCE_FIELDS } from '../model/project.ts';
import { cacheBytes } from './cache.ts';
import { output, procedure, stream } from './base.ts';
import { referenceFields, spendingLimit } from './basket.ts';

const bytesPerSecond = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
/** Far more than there are areas: what a page that was taken over can fill the file with. */
const MOST_AREA_VALUES = 200;
const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);

export const bandwidth = z.strictObject({
  limit: bytesPerSecond,
  schedule: z.strictObject({ from: timeOfDay, to: timeOfDay, limit: bytesPerSecond }).nullable(),
});
export const nameTemplate = z.string().refine((template) => templateProblem(template) === null);
export const compSuffix = z.string().refine((suffix) => compSuffixProblem(suffix) === null);
export const collision = z.enum(COLLISION_RULES);
export const markerField = z.enum(REFERENCE_FIELDS).nullable();
export const fileHosts = z.array(z.string().refine((host) => fileHost(host) === host)).max(MAX_FILE_HOSTS);
export const rightsInFiles = z.enum(RIGHTS_IN_FILES);
/** Settings of areas: the area that defines one judges its value. */
export const areaValues = z
  .record(
    z.string().regex(/^[a-z][a-z-]{0,30}\.[a-zA-Z][a-zA-Z-]{0,30}$/),
    z.union([z.string().max(2000), z.number(), z.boolean()]),
  )
  .refine((values) => Object.keys(values).length <= MOST_AREA_VALUES);
export const maxTransfers = z.number().int().min(1).max(16);
export const maxTransfersPerHost = z.number().int().min(1).max(MAX_PER_HOST);

/** What a page may change. Paths come from a picker in the main process, never from the page. */
const change = z.strictObject({
  theme: z.enum(THEMES).exactOptional(),
  gridRowHeight: z.number().int().min(80).max(600).exactOptional(),
  maxTransfers: maxTransfers.exactOptional(),
  maxTransfersPerHost: maxTransfersPerHost.exactOptional(),
  bandwidth: bandwidth.exactOptional(),
  nameTemplate: nameTemplate.exactOptional(),
  compSuffix: compSuffix.exactOptional(),
  collision: collision.exactOptional(),
  cacheBytes: cacheBytes.exactOptional(),
  project: projectName.exactOptional(),
  dailyLimit: spendingLimit.exactOptional(),
  askAbove: spendingLimit.exactOptional(),
  dailyWarnAt: spendingLimit.exactOptional(),
  markerField: markerField.exactOptional(),
  requiredReferences: referenceFields.exactOptional(),
  rightsInFiles: rightsInFiles.exactOptional(),
  swapAfterLicensing: z.boolean().exactOptional(),
  fileHosts: fileHosts.exactOptional(),
  /** Added to what is set. */
  areas: areaValues.exactOptional(),
});

export const settings = {
  watch: procedure.output(stream<Settings>()),
  update: procedure.input(change).output(output<Settings>()),
};
