import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { Running } from './process.ts';

/** How many questions of an app have been answered. */
const answered = new WeakMap<Running['output'], number>();

/** A person opens the address that the terminal tells next, reads the question there, and presses a button. */
export async function answer(app: Running, page: Page, button: string, question: RegExp): Promise<void> {
  const before = answered.get(app.output) ?? 0;
  const told = () => [...app.output().matchAll(/Answer at (\S+)/g)][before]?.[1];
  await expect.poll(told, { timeout: 30_000 }).toBeDefined();
  answered.set(app.output, before + 1);
  const place = await page.context().newPage();
  await place.goto(told() ?? '');
  await expect(place.getByRole('heading', { name: question })).toBeVisible();
  await place.getByRole('button', { name: button, exact: true }).click();
  await expect(place.getByText('Stockroom goes on.')).toBeVisible();
  await place.close();
}
