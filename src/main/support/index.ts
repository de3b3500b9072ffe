export { saveReport } from './handlers.ts';
