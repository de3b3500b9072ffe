import { placed, useFeatures } from '../state/feature.ts';

/** What the features show beside a table: the asset that is open. `reserves`: its room is kept while none is. */
export function BesideTable({ reserves }: { readonly reserves: boolean }) {
  return useFeatures().all.map(
    ({ id, besideTable: Component }) => Component !== undefined && <Component key={id} reserves={reserves} />,
  );
}

/** What the features show over a table. */
export function OverTable() {
  const features = useFeatures();
  return placed(features, ({ overTable }) => overTable && [overTable]).map(
    ({ key, component: Component }) => <Component key={key} />,
  );
}
