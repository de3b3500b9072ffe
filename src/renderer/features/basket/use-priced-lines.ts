import { useMemo } from 'react';
import { useStore } from 'zustand';
import { priceLine } from '../../../shared/model/basket.ts';
import type { PricedLine } from '../../../shared/model/basket.ts';
import { missingReferences, projectNamed } from '../../../shared/model/project.ts';
import type { ReferenceField } from '../../../shared/model/project.ts';
import { useBasket } from '../../state/basket.ts';
import { useSettings } from '../../state/settings.ts';

/** A line with everything that can be said of it without asking the service. */
export interface ShownLine extends PricedLine {
  /** References that have to be given and are not. */
  readonly missing: readonly ReferenceField[];
}

const NONE: readonly ReferenceField[] = [];

export function usePricedLines(): readonly ShownLine[] {
  const basket = useBasket();
  const settings = useSettings();
  const { lines, terms, projects } = useStore(basket.store);
  const required = useStore(settings, (now) => now?.requiredReferences ?? NONE);
  return useMemo(
    () =>
      lines.map((line) => {
        const project = projectNamed(projects, line.references.project);
        return { ...priceLine(line, terms), missing: missingReferences(line.references, required, project) };
      }),
    [lines, terms, projects, required],
  );
}
