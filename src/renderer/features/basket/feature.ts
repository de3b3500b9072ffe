import { ShoppingBasket } from 'lucide-react';
import { useStore } from 'zustand';
import { useBasket } from '../../state/basket.ts';
import type { Feature } from '../../state/feature.ts';
import { addToBasket } from '../../state/selection-actions.ts';
import { hasSubject } from '../../state/subjects.ts';
import { BasketAction } from './BasketAction.tsx';
import { BasketView } from './BasketView.tsx';
import { LicenceSection } from './LicenceSection.tsx';
import { LicensingSettings } from './LicensingSettings.tsx';
import { MoneyInDoubt } from './MoneyInDoubt.tsx';
import { OrdersWaiting } from './OrdersWaiting.tsx';
import { UnpaidTotal } from './UnpaidTotal.tsx';
import { checkoutStore } from './checkout.ts';
import { licenceChoiceStore } from './licence-choice.ts';

/** How many assets are in the basket. */
function useCount(): number {
  return useStore(useBasket().store, ({ lines }) => lines.length);
}

export const feature: Feature = {
  id: 'basket',
  view: { label: 'Basket', icon: ShoppingBasket, component: BasketView, rail: 30, useCount },
  stores: [checkoutStore, licenceChoiceStore],
  header: [{ order: 30, component: UnpaidTotal }],
  banners: [
    { order: 10, component: MoneyInDoubt },
    { order: 20, component: OrdersWaiting },
  ],
  panel: [{ order: 30, component: LicenceSection, perAsset: true }],
  panelActions: [{ order: 30, component: BasketAction }],
  settings: [
    {
      order: 50,
      title: 'Licensing',
      about: 'Projects, budgets, daily limit, required references',
      component: LicensingSettings,
    },
  ],
  commands: [
    {
      id: 'basket',
      order: 40,
      everywhere: 'tables',
      section: 'Assets',
      label: 'Add to basket',
      shortcut: { key: 'l' },
      ready: hasSubject,
      run: addToBasket,
    },
  ],
};
