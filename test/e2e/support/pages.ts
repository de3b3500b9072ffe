import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

/** The pages in the words of their users: roles and names, never class names. */
export class SignInPage {
  readonly page: Page;
  readonly apiKey: Locator;
  readonly user: Locator;
  readonly password: Locator;
  readonly remember: Locator;
  readonly submit: Locator;
  readonly tryDemo: Locator;

  constructor(page: Page) {
    this.page = page;
    this.apiKey = page.getByLabel('API key');
    this.user = page.getByLabel('User', { exact: true });
    this.password = page.getByLabel('Password', { exact: true });
    this.remember = page.getByRole('checkbox', { name: 'Remember on this computer' });
    this.submit = page.getByRole('button', { name: 'Sign in' });
    this.tryDemo = page.getByRole('button', { name: 'Try the demo' });
  }

  async signIn(credentials: { apiKey: string; user: string; password: string }): Promise<void> {
    await this.apiKey.fill(credentials.apiKey);
    await this.user.fill(credentials.user);
    await this.password.fill(credentials.password);
    await this.submit.click();
  }
}

export class LightTable {
  readonly page: Page;
  readonly search: Locator;
  readonly results: Locator;
  readonly tiles: Locator;
  readonly panel: Locator;
  readonly account: Locator;

  constructor(page: Page) {
    this.page = page;
    this.search = page.getByRole('combobox', { name: 'Search the catalogue' });
    this.results = page.getByRole('listbox', { name: 'Results' });
    this.tiles = this.results.getByRole('option');
    this.panel = page
      .getByRole('complementary', { name: 'Asset' })
      .or(page.getByRole('dialog', { name: 'Asset' }));
    this.account = page.getByRole('button', { name: /^Account/ });
  }

  total(text: string | RegExp): Locator {
    return this.page.getByText(text);
  }

  async find(words: string): Promise<void> {
    // The search of last time may come back between the emptying of the field and the typing.
    await expect(async () => {
      await this.search.fill(words);
      await expect(this.search).toHaveValue(words, { timeout: 200 });
    }).toPass();
    await this.search.press('Enter');
    await this.tiles.first().waitFor();
  }

  /** Opens a tile by its place; returns the asset's ID. */
  async open(index: number): Promise<string> {
    const tile = this.tiles.nth(index);
    const id = await tile.getAttribute('data-asset');
    await tile.click();
    await this.panel.getByRole('region', { name: 'Comp' }).waitFor();
    return id ?? '';
  }

  /** Takes a comp of the asset that is open and waits until it is in the library. */
  async takeComp(): Promise<void> {
    await this.panel.getByRole('button', { name: 'Download comp' }).click();
    await this.panel.getByRole('button', { name: 'Show in folder' }).waitFor({ timeout: 30_000 });
  }

  /** Every picture in sight has arrived. */
  async settle(): Promise<void> {
    await this.page.waitForFunction(() => {
      const pictures = [...document.querySelectorAll<HTMLImageElement>('[role="option"] img')].filter(
        (picture) => {
          const { top, bottom } = picture.getBoundingClientRect();
          return bottom > 0 && top < window.innerHeight;
        },
      );
      return pictures.length > 3 && pictures.every((picture) => picture.complete && picture.naturalWidth > 0);
    });
  }
}
