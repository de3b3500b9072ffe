import * as z from 'zod';
import { REFERENCE_FIELDS } from '../state/events.ts';

/**
 * Faults on demand. A rule says which requests it concerns, how often it strikes, and what goes wrong then.
 * Draws come from the sandbox's seed, so the same run fails in the same places.
 */

const bytes = z.int().min(0);
const milliseconds = z.int().min(0).max(600_000);

const faultSchema = z.discriminatedUnion('kind', [
  /** The answer comes later. */
  z.strictObject({ kind: z.literal('latency'), ms: milliseconds }),
  /** The connection breaks before the command runs, or after it ran and before it is answered. */
  z.strictObject({ kind: z.literal('drop'), when: z.enum(['before', 'after']).default('before') }),
  /** The body ends early and the connection breaks. */
  z.strictObject({ kind: z.literal('truncate'), afterBytes: bytes }),
  /** The body stops without the connection breaking. */
  z.strictObject({
    kind: z.literal('stall'),
    afterBytes: bytes.default(0),
    ms: milliseconds.default(600_000),
  }),
  z.strictObject({ kind: z.literal('bandwidth'), bytesPerSecond: z.int().min(1) }),
  /** A status instead of an answer, such as 429, 500 or 503. Nothing has been done. */
  z.strictObject({
    kind: z.literal('status'),
    status: z.int().min(400).max(599),
    /** Seconds, or an HTTP date, as it shall stand in the header. */
    retryAfter: z.union([z.int(), z.string()]).optional(),
  }),
  /** A page instead of an answer: a captive portal (200) or a proxy. */
  z.strictObject({ kind: z.literal('html'), status: z.int().min(200).max(599).default(200) }),
  /** A failure of the API's own, in JSON. */
  z.strictObject({
    kind: z.literal('failure'),
    exception: z.string().default('EApi\\EInternalError'),
    errorcode: z.int().default(0),
    message: z.string().default('Internal error'),
    status: z.int().min(200).max(599).default(200),
    /** As of `status`. */
    retryAfter: z.union([z.int(), z.string()]).optional(),
    /** `after`: the command ran, and yet the caller is told that it failed. */
    when: z.enum(['before', 'after']).default('before'),
  }),
  /** The caller's session ends before the command runs. */
  z.strictObject({ kind: z.literal('session-death') }),
  /** A download link is treated as expired. */
  z.strictObject({ kind: z.literal('expired-link') }),
  /** From now on the file has another content, and another ETag. */
  z.strictObject({ kind: z.literal('new-version') }),
  /** Ranges are ignored: always 200 and the whole. */
  z.strictObject({ kind: z.literal('no-range') }),
  /** `Content-Length` is off by so many bytes. */
  z.strictObject({ kind: z.literal('wrong-length'), delta: z.int() }),
  /** `Content-Range` starts off by so many bytes. */
  z.strictObject({ kind: z.literal('wrong-range'), delta: z.int() }),
  /** No ETag and no Last-Modified, or a weak ETag. */
  z.strictObject({ kind: z.literal('validators'), form: z.enum(['none', 'weak']) }),
  /** No `Content-Length`: the end of the connection is the end of the body. */
  z.strictObject({ kind: z.literal('close-delimited') }),
]);

export const ruleSchema = z.strictObject({
  fault: faultSchema,
  /** Concerns API calls of this command, or of any that fits `get*`. */
  command: z.string().min(1).optional(),
  /** Concerns requests for this path, such as `/files/*`. Without both, every request. */
  path: z.string().min(1).optional(),
  /** Lets so many requests pass first. */
  skip: z.int().min(0).default(0),
  /** Strikes so many times, then never again. */
  next: z.int().min(1).optional(),
  /** Strikes each so-many-th request. */
  every: z.int().min(1).default(1),
  /** Strikes with this probability. */
  probability: z.number().min(0).max(1).default(1),
});

export const planSchema = z.strictObject({
  rules: z.array(ruleSchema).max(100).default([]),
  /** Purchases and comps show up in lists only after so many seconds. */
  listLagSeconds: z.number().min(0).default(0),
  /** The reference fields that are set up, for every group; the others come back empty. Unless told, each group's own. */
  referenceFields: z.array(z.enum(REFERENCE_FIELDS)).optional(),
});

export type Fault = z.infer<typeof faultSchema>;
export type FaultKind = Fault['kind'];
export type FaultRule = z.infer<typeof ruleSchema>;
/** A plan as a person writes it: whatever has a default may be left out. */
export type FaultPlan = z.input<typeof planSchema>;
