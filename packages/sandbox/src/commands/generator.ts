import { itemFields } from '../dialect/item.ts';
import type { JsonObject } from '../json.ts';
import { uuid } from '../random.ts';
import type { Group } from '../state/accounts.ts';
import type { GenerationStarted } from '../state/events.ts';
import { generatedAsset } from '../shop/assets.ts';
import { type SignedInCall, signedIn } from './call.ts';
import type { World } from '../world.ts';
import { ApiFailure, invalidParameter } from './failure.ts';
import { stageOf } from '../shop/generation-stages.ts';

const RATIOS = ['1:1', '2:3', '3:2', '3:4', '4:3', '4:5', '5:4', '9:16', '16:9'] as const;
const MAX_PROMPT = 400;
const ITEMS = 4;

export const imageGeneratorGenerate = withPlan(({ world, params, user, group }) => {
  const prompt = params.requiredText('dp_prompt', MAX_PROMPT).trim();
  const ratio = params.oneOf('dp_aspect_ratio', RATIOS) ?? '1:1';
  const medium = params.oneOf('dp_medium', ['art', 'photography']) ?? 'photography';
  checkCallback(params.text('dp_callback_url'));
  const number = world.books.generations.length;
  const firstItem = world.books.nextGeneratedItemId();
  const job: GenerationStarted = {
    type: 'generation-started',
    job: uuid(world.seed, 'job', number),
    prompt,
    ratio,
    medium,
    items: Array.from({ length: ITEMS }, (_, index) => ({
      uuid: uuid(world.seed, 'job', number, index),
      itemId: firstItem + index,
    })),
    userId: user.id,
    groupId: group.id,
    at: world.now(),
  };
  world.books.record(job);
  return { data: jobFields(world, job) };
});

export const imageGeneratorGet = withPlan(({ world, params, group }) => {
  const id = params.requiredText('dp_uuid');
  const job = world.books.generation(id);
  if (job === null || job.groupId !== group.id) throw unknownUuid(id);
  return { data: jobFields(world, job) };
});

/** Takes the ID of one generated item, not of the job. */
export const imageGeneratorGetMediaData = withPlan(({ world, params, group, voice }) => {
  const id = params.requiredText('dp_uuid');
  const job = jobOfItem(world, group, id);
  const item = job?.items.find((entry) => entry.uuid === id);
  if (job === undefined || item === undefined || !stageOf(job, world.now()).itemsReady) throw unknownUuid(id);
  const asset = generatedAsset(job, item.itemId);
  const fields = itemFields(asset, { links: world.links, voice });
  return {
    data: { ...fields, id: asset.id, width: asset.width, height: asset.height, type: 'i', aiGenerated: true },
  };
});

/** Without an AI plan the key may not use these commands. */
function withPlan(run: (call: SignedInCall) => JsonObject) {
  return signedIn((call) => {
    if (!call.group.aiPlan)
      throw new ApiFailure('not-allowed', 'AI image generator is not included in your plan');
    return run(call);
  });
}

function jobOfItem(world: World, group: Group, id: string): GenerationStarted | undefined {
  return world.books.generations.find(
    (job) => job.groupId === group.id && job.items.some((item) => item.uuid === id),
  );
}

function jobFields(world: World, job: GenerationStarted): JsonObject {
  const stage = stageOf(job, world.now());
  return {
    uuid: job.job,
    prompt: job.prompt,
    status: stage.status,
    purchaseStatus: stage.purchaseStatus,
    items: job.items.map((item, index) => ({
      uuid: item.uuid,
      dpItemId: stage.itemsReady ? item.itemId : null,
      previewUrl: index < stage.previews ? world.links.temporary(item.itemId) : null,
    })),
  };
}

/** Results could be sent to an address; the sandbox checks it and leaves the asking to the caller. */
function checkCallback(address: string | null): void {
  if (address === null) return;
  const url = URL.parse(address);
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') {
    throw invalidParameter('dp_callback_url', 'address expected');
  }
}

function unknownUuid(id: string): ApiFailure {
  return new ApiFailure('not-found', `Nothing found for ${id}`);
}
