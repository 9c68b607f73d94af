import type { Page } from "@playwright/test";
import { expect, expectNoAxeViolations, expectReadableColours, test } from "../support/browser-test";
import { expectNoSidewaysScroll } from "./support/look";
import { as } from "./support/session";

const PUBLIC = [
  "/",
  "/visura",
  "/visura/piani",
  "/visura/aiuto",
  "/visura/configura",
  "/visura/aiuto?q=rinnovo",
  "/visura/contatti",
  "/visura/assistenza",
  "/visura/assistenza/forced-reset",
  "/visura/assistenza/lost-credentials",
  "/visura/assistenza/log-copy",
  "/visura/assistenza/more-space",
  "/professionalmail/assistenza/late-vat-number",
  "/visura/assistenza/member-renewal",
  "/visura/segnala-pagamento",
  "/visura/condizioni/privacy",
  "/visura/acquista",
  "/visura/acquista?canale=carta",
  "/visura/acquista/convenzione",
  "/visura/convenzioni/avvocati-esempio",
  "/infocert/acquista/offerta",
  "/visura/rinnova",
  "/visura/rinnova/richiesta",
  "/visura/accedi",
  "/visura/iscriviti",
  "/visura/iscriviti/fatto",
  "/visura/recupero",
  "/visura/recupero/nome-utente",
  "/visura/recupero/documento",
  "/visura/recupero/documento/fatto",
  "/posta-demo",
  "/posta-demo/sms",
  "/posta-demo/codici",
  "/professionalmail",
  "/infocert",
  "/infocert/piani",
  "/1pec",
  "/sicurezzapostale",
];
const PROFILE = ["conferma", "due-passaggi", "domanda", "email"].map((page) => `profilo/${page}`);
const ACCOUNT = [
  "caselle",
  "caselle/rinnovi",
  "caselle/rinnovi/elenco",
  "ordini",
  "conto",
  "conto/versa",
  "conto/persone",
  "carta",
  "fatture",
  "richieste",
  "profilo",
  ...PROFILE,
];
const DESK = [
  "",
  "/panoramica",
  "/clienti",
  "/clienti?q=ma",
  "/caselle",
  "/caselle/scadenze",
  "/caselle/scadenze?per=month",
  "/ordini",
  "/carta",
  "/convenzioni",
  "/convenzioni/nuova",
  "/rivenditori",
  "/rivenditori/nuovo",
  "/costituende",
  "/pagamenti",
  "/pagamenti/ordini",
  "/pagamenti/segnalazioni",
  "/pagamenti/rimborsi",
  "/pagamenti/conti",
  "/estratti",
  "/estratti/righe",
  "/contabilita",
  "/contabilita?vista=vat",
  "/contabilita?vista=receivables",
  "/contabilita?vista=deferred",
  "/contabilita?vista=stamp",
  "/contabilita/chiusura",
  "/richieste",
  "/richieste/modelli",
  "/utenti",
  "/posta",
  "/impostazioni/diritti",
  "/impostazioni/regole",
  "/impostazioni/regole/catalogue",
  "/impostazioni/regole/money",
  "/impostazioni/regole/file",
  "/impostazioni/regole/differenze",
  "/impostazioni/regole/versioni/1",
];

test("public pages, light and dark", async ({ page }) => {
  test.slow();
  for (const path of PUBLIC) await inspect(page, path);
});

test("a reseller's pages, light and dark", async ({ openDevice }) => {
  test.slow();
  const reseller = await as("rivenditore", openDevice);
  for (const name of ["", "/clienti", "/richieste", "/richieste?state=any", "/rendiconto", "?within=30&q=a"])
    await inspect(reseller, `/visura/rivendita${name}`);
  for (const list of ["clienti", "richieste"]) {
    const one = new RegExp(`/${list}/[\\w-]{20,}$`);
    await inspect(reseller, await firstLink(reseller, `/visura/rivendita/${list}`, one));
  }
});

test("the pages of a professional order's desk, light and dark", async ({ openDevice }) => {
  test.slow();
  const secretary = await as("ordine.esempio", openDevice);
  const desk = "/visura/convenzioni/avvocati-esempio/gestione";
  const pages = ["", "/elenco", "/scadenze", "/scadenze/rinnova", "/solleciti", "/solleciti?show=expiring"];
  for (const path of [...pages, "/solleciti/scrivi", "/rendiconto", "/rinnovo"])
    await inspect(secretary, `${desk}${path}`);
});

test("account pages, light and dark", async ({ page, openDevice }) => {
  test.slow();
  const customer = await as("cliente", openDevice);
  for (const name of ACCOUNT) await inspect(customer, `/visura/${name}`);
  await inspect(customer, await firstLink(customer, "/visura/caselle", /\/caselle\/[\w-]{20,}$/));
  await inspect(customer, await firstLink(customer, "/visura/conto", /\/versamenti\//));
  const hub = await as("cliente", openDevice, "infocert");
  await hub.goto("/infocert/caselle");
  const mailbox = await hub
    .getByRole("link", { name: /\.hub@/ })
    .first()
    .getAttribute("href");
  for (const page of ["hub", "opzioni"]) await inspect(hub, `${mailbox}/${page}`);
  expect(page.url()).toBe("about:blank");
});

test("desk pages, light and dark", async ({ page, openDevice }) => {
  test.slow();
  const desk = await as("admin", openDevice);
  for (const path of DESK) await inspect(desk, `/visura/desk${path}`);
  await inspect(desk, await firstLink(desk, "/visura/desk?tipo=review", /\/verifiche\//));
  await inspect(desk, await firstLink(desk, "/visura/desk?tipo=task", /\/attivita\//));
  for (const list of ["caselle", "ordini", "pagamenti", "richieste", "utenti"])
    await inspect(desk, await firstLink(desk, `/visura/desk/${list}`, new RegExp(`/desk/${list}/[\\w-]{20,}`)));
  expect(page.url()).toBe("about:blank");
});

/** Accessible in both colour schemes, no wider than the window, nor than 320 px on the phone. */
async function inspect(page: Page, path: string): Promise<void> {
  await page.emulateMedia({ colorScheme: "light" });
  const answer = await page.goto(path);
  expect(answer?.status(), path).toBe(200);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expectNoAxeViolations(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectReadableColours(page);
  await expectNoSidewaysScroll(page);
  const size = page.viewportSize();
  if (!size || size.width > 400) return;
  await page.setViewportSize({ width: 320, height: size.height });
  await expectNoSidewaysScroll(page);
  await page.setViewportSize(size);
}

/** Where the first link of a page leads whose address looks so. */
async function firstLink(page: Page, path: string, pattern: RegExp): Promise<string> {
  await page.goto(path);
  const links = await page.getByRole("link").evaluateAll((all) => all.map((each) => each.getAttribute("href") ?? ""));
  const found = links.find((href) => pattern.test(href));
  expect(found, `a link to ${pattern} on ${path}`).toBeDefined();
  return found ?? path;
}
