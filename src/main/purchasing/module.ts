import { basketModule } from './basket/module.ts';
import { irrevocableModule } from './irrevocable/module.ts';
import { licencesModule } from './licences/module.ts';
import { licensingModule } from './licensing/module.ts';

export const purchasingModules = [licensingModule, basketModule, licencesModule, irrevocableModule] as const;
