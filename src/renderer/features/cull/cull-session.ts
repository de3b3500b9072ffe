import type { Asset } from '../../../shared/model/asset.ts';
import type { AssetId } from '../../../shared/model/ids.ts';

/** What was said of one asset: picked, rejected, or given 1 to 5 stars. */
export type Judgement = 'pick' | 'reject' | 1 | 2 | 3 | 4 | 5;

interface Step {
  readonly at: number;
  readonly before: Judgement | null;
}

/** Assets that are judged one after the other. A value: each step returns the next one. */
export interface Session {
  /** Where they come from, for people. */
  readonly name: string;
  readonly assets: readonly Asset[];
  /** Position of the one in sight; the number of assets when the last one was judged. */
  readonly at: number;
  readonly judged: ReadonlyMap<AssetId, Judgement>;
  readonly past: readonly Step[];
}

export function beginSession(name: string, assets: readonly Asset[]): Session {
  return { name, assets, at: 0, judged: new Map(), past: [] };
}

/** Judges the one in sight and goes on to the next. */
export function judge(session: Session, judgement: Judgement): Session {
  const asset = session.assets[session.at];
  if (asset === undefined) return session;
  const before = session.judged.get(asset.id) ?? null;
  return {
    ...session,
    at: session.at + 1,
    judged: new Map([...session.judged, [asset.id, judgement]]),
    past: [...session.past, { at: session.at, before }],
  };
}

/** Takes the latest judgement back and shows its asset. */
export function takeBack(session: Session): Session {
  const step = session.past.at(-1);
  const asset = step === undefined ? undefined : session.assets[step.at];
  if (step === undefined || asset === undefined) return session;
  const judged = new Map(session.judged);
  if (step.before === null) judged.delete(asset.id);
  else judged.set(asset.id, step.before);
  return { ...session, at: step.at, judged, past: session.past.slice(0, -1) };
}

/** Shows another one without judging; past the last one is the end. */
export function goTo(session: Session, at: number): Session {
  return { ...session, at: Math.min(session.assets.length, Math.max(0, at)) };
}

/** What is kept, best first: by stars, then picks without stars, each in the order in which they were seen. */
export function ranked(session: Session): readonly Asset[] {
  const worth = ({ id }: Asset) => {
    const said = session.judged.get(id);
    if (said === undefined || said === 'reject') return -1;
    return said === 'pick' ? 0 : said;
  };
  return session.assets
    .filter((asset) => worth(asset) >= 0)
    .toSorted((one, other) => worth(other) - worth(one));
}

export function rejected(session: Session): readonly Asset[] {
  return session.assets.filter(({ id }) => session.judged.get(id) === 'reject');
}

/** A session as text, for the memory of the browser. */
export function packSession({ name, assets, at, judged }: Session): string {
  return JSON.stringify({ name, assets, at, judged: [...judged] });
}

/** `null` for what is no session: what was kept by another version is not worth a broken page. */
export function unpackSession(text: string | null): Session | null {
  if (text === null) return null;
  try {
    const { name, assets, at, judged } = JSON.parse(text) as Session & {
      readonly judged: readonly (readonly [AssetId, Judgement])[];
    };
    if (!Array.isArray(assets) || assets.length === 0 || !Array.isArray(judged) || typeof at !== 'number')
      return null;
    return goTo({ name, assets, at, judged: new Map(judged), past: [] }, at);
  } catch {
    return null;
  }
}
