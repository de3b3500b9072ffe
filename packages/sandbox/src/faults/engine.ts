import { fraction } from '../random.ts';
import type { References } from '../state/events.ts';
import { type Fault, type FaultKind, type FaultPlan, type FaultRule, planSchema } from './plan.ts';

/** What a rule can look at. */
export interface FaultTarget {
  readonly path: string;
  readonly command: string | null;
}

/** The faults that strike one request. */
export class Struck {
  readonly #faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    this.#faults = faults;
  }

  find<K extends FaultKind>(kind: K): Extract<Fault, { kind: K }> | undefined {
    return this.#faults.find((fault): fault is Extract<Fault, { kind: K }> => fault.kind === kind);
  }

  has(kind: FaultKind): boolean {
    return this.find(kind) !== undefined;
  }
}

interface Armed {
  readonly rule: FaultRule;
  readonly concerns: (target: FaultTarget) => boolean;
  seen: number;
  struck: number;
}

/** Decides which faults strike. Each rule counts the requests it concerns on its own. */
export class FaultEngine {
  readonly #seed: number;
  #plan: FaultPlan = {};
  #armed: Armed[] = [];
  #lagMs = 0;
  #referenceFields: readonly (keyof References)[] | null = null;

  constructor(seed: number, plan: FaultPlan) {
    this.#seed = seed;
    this.replace(plan);
  }

  get plan(): FaultPlan {
    return this.#plan;
  }

  /** `null`: each group has its own. */
  get referenceFields(): readonly (keyof References)[] | null {
    return this.#referenceFields;
  }

  get listLagMs(): number {
    return this.#lagMs;
  }

  /** Throws a `ZodError` for a plan that is not one; the old plan then stays. */
  replace(plan: unknown): void {
    const parsed = planSchema.parse(plan);
    this.#plan = parsed;
    this.#lagMs = parsed.listLagSeconds * 1000;
    this.#referenceFields = parsed.referenceFields ?? null;
    this.#armed = parsed.rules.map((rule) => ({ rule, concerns: targetTest(rule), seen: 0, struck: 0 }));
  }

  strike(target: FaultTarget): Struck {
    return new Struck(
      this.#armed.filter((armed, index) => this.#strikes(armed, index, target)).map(({ rule }) => rule.fault),
    );
  }

  #strikes(armed: Armed, index: number, target: FaultTarget): boolean {
    const { rule } = armed;
    if (!armed.concerns(target)) return false;
    const number = armed.seen - rule.skip;
    armed.seen += 1;
    if (number < 0 || (number + 1) % rule.every !== 0) return false;
    if (rule.next !== undefined && armed.struck >= rule.next) return false;
    if (rule.probability < 1 && fraction(this.#seed, 'fault', index, number) >= rule.probability)
      return false;
    armed.struck += 1;
    return true;
  }
}

function targetTest({ command, path }: FaultRule): (target: FaultTarget) => boolean {
  const commands = command === undefined ? null : patternOf(command);
  const paths = path === undefined ? null : patternOf(path);
  return (target) =>
    (commands === null || (target.command !== null && commands.test(target.command))) &&
    (paths === null || paths.test(target.path));
}

/** `get*` as a pattern for the whole text. */
function patternOf(glob: string): RegExp {
  const source = glob.split('*').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${source.join('.*')}$`);
}
