import { ruleSchema, type FaultPlan } from './plan.ts';

type RuleInput = NonNullable<FaultPlan['rules']>[number];

/** What a flag may say about when a fault strikes; everything else describes the fault. */
const RULE_KEYS = new Set(['command', 'path', 'skip', 'next', 'every', 'probability']);

/**
 * Reads a fault from the command line: `drop,when=after,command=licenseItem,next=1`, or the same as JSON.
 * Throws a `ZodError` that says what does not fit.
 */
export function parseFaultFlag(text: string): RuleInput {
  const rule = text.trim().startsWith('{') ? JSON.parse(text) : fromPairs(text);
  return ruleSchema.parse(rule);
}

function fromPairs(text: string): unknown {
  const [kind = '', ...pairs] = text.split(',');
  const rule: Record<string, unknown> = {};
  const fault: Record<string, unknown> = { kind };
  for (const pair of pairs) {
    const [key = '', ...rest] = pair.split('=');
    const value = rest.join('=');
    (RULE_KEYS.has(key) ? rule : fault)[key] = /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
  }
  return { ...rule, fault };
}
