import { batchesHandlers } from './batches/handlers.ts';
import { downloadsHandlers } from './jobs/handlers.ts';
import { batchesModule } from './batches/module.ts';
import { jobsModule } from './jobs/module.ts';

const modules = [jobsModule, batchesModule] as const;

export const downloadsArea = {
  modules,
  handlers: { batches: batchesHandlers, downloads: downloadsHandlers },
};
