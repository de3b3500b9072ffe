import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';

/** The line above the results, and the card of each filter. */
export class SearchBar {
  readonly page: Page;
  readonly filters: Locator;
  readonly total: Locator;
  readonly menu: Locator;

  constructor(page: Page) {
    this.page = page;
    this.filters = page.getByRole('toolbar', { name: 'Filters' });
    this.total = page.getByRole('status').filter({ hasText: /results?/ });
    this.menu = page.getByRole('button', { name: /^Saved/ });
  }

  chip(label: string): Locator {
    return this.filters.getByRole('button', { name: new RegExp(`^${label}($|: )`) });
  }

  /** Opens the card of a filter, changes something in it and closes it; waits until the answer is there. */
  async set(label: string, change: (card: Locator) => Promise<void>): Promise<void> {
    await this.chip(label).click();
    const card = this.page.getByRole('dialog', { name: label });
    await change(card);
    await this.page.keyboard.press('Escape');
    await expect(card).toBeHidden();
    await this.settled();
  }

  async choose(label: string, choice: string): Promise<void> {
    await this.chip(label).click();
    // A single choice closes its card.
    const card = this.page.getByRole('dialog', { name: label });
    await card.getByRole('radio', { name: choice, exact: true }).click();
    await expect(card).toBeHidden();
    await this.settled();
  }

  /** Chooses in the card of the filters asked for less often. */
  async more(label: string, choice: string): Promise<void> {
    await this.set('More', async (card) => {
      await card.getByRole('combobox', { name: label }).selectOption(choice);
    });
  }

  async fill(label: string, field: string, value: string): Promise<void> {
    await this.set(label, async (card) => {
      await card
        .getByRole('textbox', { name: field })
        .or(card.getByRole('combobox', { name: field }))
        .fill(value);
      await this.page.keyboard.press('Enter');
    });
  }

  async clear(label: string): Promise<void> {
    await this.filters.getByRole('button', { name: `Clear ${label}:` }).click();
    await this.settled();
  }

  async settled(): Promise<void> {
    await expect(this.total).toBeVisible();
  }

  /** How many there are. */
  async count(): Promise<number> {
    await this.settled();
    const [, digits = ''] = /^([\d,]+) result/.exec((await this.total.textContent()) ?? '') ?? [];
    return Number(digits.replaceAll(',', ''));
  }
}
