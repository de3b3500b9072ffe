import type { Asset } from '../../../shared/model/asset.ts';
import type { BasketAsset, BasketLine, LineChange, Terms } from '../../../shared/model/basket.ts';
import { MAX_BASKET_LINES, priceLine, usualChoice } from '../../../shared/model/basket.ts';
import { StockroomError } from '../../../shared/model/failure.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import { instant } from '../../../shared/model/instant.ts';
import { NO_REFERENCES } from '../../../shared/model/licence.ts';
import { withProject } from '../../../shared/model/project.ts';
import type { Lines } from './lines.ts';
import type { Memory } from './memory.ts';
import type { Projects } from './projects.ts';
import type { TermsKeeper } from './terms.ts';

/** Changes of the lines of one account. Each call belongs into a commit. */
export interface Draft {
  /** Puts assets in that are not in yet; returns those of which nothing is known. */
  add(account: string, assets: readonly AssetId[]): readonly AssetId[];
  edit(account: string, assets: readonly AssetId[], change: LineChange): void;
  /** The facts of an asset have come. */
  learn(account: string, asset: Asset): void;
  /** Whether assets are still offered; and lines that waited for a price list get their licence. */
  review(account: string, reviewed: readonly AssetId[], gone: ReadonlySet<AssetId>): void;
  acceptPrices(account: string, assets: readonly AssetId[]): void;
}

export interface DraftOptions {
  readonly lines: Lines;
  readonly memory: Memory;
  readonly projects: Pick<Projects, 'named'> & {
    /** Name of the one that is worked for; empty for none. */
    current(): string;
  };
  readonly terms: Pick<TermsKeeper, 'of'>;
  /** The facts at hand. */
  readonly known: (asset: AssetId) => Asset | null;
  readonly now: () => number;
}

export function createDraft({ lines, memory, projects, terms, known, now }: DraftOptions): Draft {
  /** The line with the licence and size used last for such an asset, or none without a price list. */
  const chosen = (account: string, line: BasketLine): BasketLine => {
    const at = terms.of(account);
    const last = memory.choice(account, line.asset.type);
    const choice = usualChoice(line.asset, at?.licences ?? [], last) ?? { licenceId: null, option: '' };
    return seen({ ...line, ...choice }, at);
  };

  const insert = (account: string, asset: BasketAsset): void => {
    const project = projects.current();
    const after = projects.named(project);
    lines.insert(
      account,
      chosen(account, {
        asset,
        licenceId: null,
        option: '',
        extendedRights: 0,
        references: withProject(NO_REFERENCES, project, { before: null, after }),
        addedAt: instant(now()),
        seenPrice: null,
        gone: false,
      }),
    );
  };

  const editOne = (account: string, line: BasketLine, { references = {}, ...rest }: LineChange): void => {
    const at = terms.of(account);
    const { project } = references;
    const moved =
      project === undefined || project === line.references.project
        ? line.references
        : withProject(line.references, project, {
            before: projects.named(line.references.project),
            after: projects.named(project),
          });
    const next = withSize({ ...line, ...rest, references: { ...moved, ...references } }, at);
    const { licenceId, option } = next;
    const isOther = licenceId !== line.licenceId || option !== line.option;
    if (isOther && licenceId !== null) memory.keepChoice(account, line.asset.type, { licenceId, option });
    lines.update(account, line.asset.id, {
      licenceId,
      option,
      // Several lines are edited as one: what is sold without extended rights gets none.
      extendedRights: line.asset.noExtendedRights === true ? 0 : next.extendedRights,
      references: next.references,
      seenPrice: (isOther ? seen(next, at) : next).seenPrice,
    });
  };

  return {
    add: (account, assets) => {
      const fresh = assets.filter((asset) => lines.get(account, asset) === null);
      if (lines.count(account) + fresh.length > MAX_BASKET_LINES) {
        throw new StockroomError('invalid', {
          message: `The basket holds at most ${MAX_BASKET_LINES} assets.`,
          action: 'License or remove some first.',
        });
      }
      for (const asset of fresh) insert(account, factsOf(known(asset) ?? placeholder(asset)));
      return fresh.filter((asset) => known(asset) === null);
    },
    edit: (account, assets, change) => {
      for (const asset of assets) {
        const line = lines.get(account, asset);
        if (line !== null) editOne(account, line, change);
      }
      if (change.references !== undefined) memory.keepReferences(account, change.references, now());
    },
    learn: (account, asset) => {
      const line = lines.get(account, asset.id);
      if (line === null) return;
      const { licenceId, option, seenPrice } = chosen(account, { ...line, asset: factsOf(asset) });
      lines.update(account, asset.id, { asset: factsOf(asset), licenceId, option, seenPrice });
    },
    review: (account, reviewed, gone) => {
      for (const asset of reviewed) {
        const line = lines.get(account, asset);
        if (line === null) continue;
        lines.update(account, asset, { gone: gone.has(asset) });
        if (line.licenceId !== null) continue;
        const { licenceId, option, seenPrice } = chosen(account, line);
        lines.update(account, asset, { licenceId, option, seenPrice });
      }
    },
    acceptPrices: (account, assets) => {
      const at = terms.of(account);
      for (const asset of assets) {
        const line = lines.get(account, asset);
        if (line !== null) lines.update(account, asset, { seenPrice: seen(line, at).seenPrice });
      }
    },
  };
}

/** The line with the price that it shows now. */
function seen(line: BasketLine, terms: Terms | null): BasketLine {
  return { ...line, seenPrice: priceLine(line, terms).price?.amount ?? null };
}

/** The line with a size that its licence has: its own, else the usual one. */
function withSize(line: BasketLine, terms: Terms | null): BasketLine {
  if (terms === null || priceLine({ ...line, gone: false }, terms).problem !== 'size-not-offered')
    return line;
  const own = terms.licences.filter(({ id }) => id === line.licenceId);
  return { ...line, ...usualChoice(line.asset, own, null) };
}

function factsOf(asset: BasketAsset): BasketAsset {
  const { id, title, type, editorial, size, noExtendedRights, focused } = asset;
  return {
    id,
    title,
    type,
    editorial,
    size,
    ...(noExtendedRights === true ? { noExtendedRights } : {}),
    ...(focused === true ? { focused } : {}),
  };
}

/** Until its facts have come. */
function placeholder(id: AssetId): BasketAsset {
  return { id, title: `Asset ${id}`, type: 'image', editorial: false, size: null };
}
