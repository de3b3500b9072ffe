import { batchesModule } from './batches/module.ts';
import { jobsModule } from './jobs/module.ts';

export const downloadsModules = [jobsModule, batchesModule] as const;
