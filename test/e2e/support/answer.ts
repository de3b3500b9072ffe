import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { Running } from './process.ts';

/** A person opens the address that the terminal told last, reads the question there, and presses a button. */
export async function answer(app: Running, page: Page, button: string, question: RegExp): Promise<void> {
  const told = () => [...app.output().matchAll(/Answer at (\S+)/g)].at(-1)?.[1];
  await expect.poll(told, { timeout: 30_000 }).toBeDefined();
  const place = await page.context().newPage();
  await place.goto(told() ?? '');
  await expect(place.getByRole('heading', { name: question })).toBeVisible();
  await place.getByRole('button', { name: button, exact: true }).click();
  await expect(place.getByText('Stockroom goes on.')).toBeVisible();
  await place.close();
}
