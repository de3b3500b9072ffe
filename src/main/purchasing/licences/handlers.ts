import { iterate, procedures } from '../../platform/bridge/index.ts';
import { saved } from '../../platform/bridge/index.ts';
import type { Host } from '../../platform/host/index.ts';
import type { Licences } from './index.ts';

const os = procedures<{
  readonly askWhereToSave: Host['askWhereToSave'];
  readonly licences: Licences;
}>();

export const licencesHandlers = {
  watch: os.licences.watch.handler(({ context, signal }) => iterate(context.app.licences.watch(signal))),
  sync: os.licences.sync.handler(({ context, input }) => context.app.licences.sync(input)),
  found: os.licences.found.handler(({ context, input }) => context.app.licences.found(input.query)),
  rows: os.licences.rows.handler(({ context, input }) => context.app.licences.rows(input.query, input.from)),
  transactions: os.licences.transactions.handler(({ context, input: { query, from, to } }) =>
    context.app.licences.transactions(query, from, to),
  ),
  choices: os.licences.choices.handler(({ context }) => context.app.licences.choices()),
  people: os.licences.people.handler(({ context }) => context.app.licences.people()),
  ofAsset: os.licences.ofAsset.handler(({ context, input }) => context.app.licences.ofAsset(input.assetId)),
  details: os.licences.details.handler(({ context, input, signal }) =>
    context.app.licences.details(input.transactionId, signal),
  ),
  downloadAgain: os.licences.downloadAgain.handler(({ context, input, signal }) =>
    context.app.licences.downloadAgain(input.transactionIds, signal),
  ),
  saveCertificate: os.licences.saveCertificate.handler(async function* ({ context, input, signal }) {
    const { transactionId, format } = input;
    const name = `licence-${transactionId}.${format}`;
    const type = format === 'pdf' ? 'application/pdf' : 'application/json';
    const { licences: service } = context.app;
    const facts = await service.certificate(transactionId, signal);
    // Kept in the profile in either form, so that it is there without a network.
    const pdf = await service.certificatePdf(facts);
    const content = format === 'pdf' ? pdf : Buffer.from(`${JSON.stringify(facts, null, 2)}\n`);
    yield* saved(context.app, { name, type, pieces: [content] });
  }),
  saveCsv: os.licences.saveCsv.handler(async function* ({ context, input }) {
    const name = `licences-${new Date().toISOString().slice(0, 10)}.csv`;
    const pieces = context.app.licences.csv(input.query);
    yield* saved(context.app, { name, type: 'text/csv', pieces });
  }),
};
