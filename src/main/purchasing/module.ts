import { basketHandlers } from './basket/handlers.ts';
import { licencesHandlers } from './licences/handlers.ts';
import { purchasesHandlers } from './basket/purchases-handlers.ts';
import { basketModule } from './basket/module.ts';
import { irrevocableModule } from './irrevocable/module.ts';
import { licencesModule } from './licences/module.ts';
import { licensingModule } from './licensing/module.ts';

const modules = [licensingModule, basketModule, licencesModule, irrevocableModule] as const;

export const purchasingArea = {
  modules,
  handlers: { basket: basketHandlers, licences: licencesHandlers, purchases: purchasesHandlers },
};
