import type { Locator, Page } from "@playwright/test";
import type { Person } from "./people";

type Form = Page | Locator;

/** Chooses for whom the mailbox is, by the words of the page. */
export const chooseKind = (page: Page, kind: string): Promise<void> => page.getByLabel(kind, { exact: true }).check();

/** Name, birth and codice fiscale, where one is given. */
export async function fillHuman(form: Form, person: Omit<Person, "taxCode"> & { taxCode?: string }): Promise<void> {
  await form.getByLabel("Nome", { exact: true }).fill(person.firstName);
  await form.getByLabel("Cognome").fill(person.lastName);
  await form.getByLabel("Data di nascita").fill(person.birthDate);
  await form.getByLabel("Luogo di nascita").fill(person.birthPlace);
  if (person.taxCode) await form.getByLabel("Codice fiscale").fill(person.taxCode);
}

/** An Italian address, and where to write and to call. */
export async function fillPlace(page: Page, person: Person): Promise<void> {
  await page.getByLabel("Via e numero").fill(person.address.street);
  await page.getByLabel("CAP").fill(person.address.cap);
  await page.getByLabel("Comune", { exact: true }).fill(person.address.city);
  await page.getByLabel("Provincia").selectOption(person.address.province);
  await fillContacts(page, person);
}

export async function fillContacts(page: Page, person: Person): Promise<void> {
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByLabel("Telefono").fill(person.phone);
}

/** Who signs for a company or body. */
export const representativeIn = (page: Page): Locator => page.getByRole("group", { name: "Legale rappresentante" });

/** The holder is described; the names come next. */
export async function toNames(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Continua" }).click();
  await page.waitForURL(/\/nomi$/);
}
