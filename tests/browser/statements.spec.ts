import type { Page } from "@playwright/test";
import { camt } from "../rules/statements/support";
import { expect, type OpenDevice, test } from "../support/browser-test";
import { bankSays, expectRenewed, type Ordered, orderByTransfer } from "./support/bank";
import { look } from "./support/look";
import { unique } from "./support/people";
import { as } from "./support/session";

const SELLER = "infocert";
const IBAN = "IT10D9999999999000000000003";
const FILES = `/${SELLER}/desk/estratti`;

/** Rows of the desk's list of mailboxes; every test at every width renews one of its own. */
const ROWS = { code: 0, mangled: 1, over: 2 };
const rowOf = (name: keyof typeof ROWS) => ROWS[name] + (test.info().project.name === "phone" ? 3 : 0);

/** A mailbox of the desk's list, renewed by transfer. */
async function renewByTransfer(page: Page, desk: Page, row: number): Promise<Ordered> {
  await desk.goto(`/${SELLER}/desk/caselle?state=active`);
  const text =
    (await desk
      .getByRole("row")
      .nth(row + 1)
      .textContent()) ?? "";
  const [address = ""] = text.match(/[\w.-]+@[\w.-]+?\.it/) ?? [];
  const [userCode = ""] = text.match(/[A-Z]{3,4}\d{7}/) ?? [];
  return orderByTransfer(page, SELLER, { userCode, address });
}

const accounting = (openDevice: OpenDevice) => as("admin", openDevice, SELLER);

test("a transfer with its code renews and invoices without a hand", async ({ page, openDevice }) => {
  test.slow();
  const desk = await accounting(openDevice);
  const ordered = await renewByTransfer(page, desk, rowOf("code"));
  await look(page, "bonifico-1-dati");
  await bankSays(desk, SELLER, IBAN, { cents: ordered.cents, text: `Rinnovo ${ordered.code}`, name: "CHIUNQUE ALTRO" });
  await look(desk, "bonifico-2-estratto");
  await expectRenewed(page, ordered);
  await desk.goto(`${FILES}/righe?vista=applied`);
  await expect(desk.getByRole("row").filter({ hasText: ordered.code.toLowerCase() })).toHaveCount(1);
});

test("a mangled code is read all the same", async ({ page, openDevice }) => {
  test.slow();
  const desk = await accounting(openDevice);
  const ordered = await renewByTransfer(page, desk, rowOf("mangled"));
  const mangled = ordered.code
    .toLowerCase()
    .replaceAll("0", "o")
    .replace("_", " ")
    .replace(/(.{6})/, "$1 ");
  await bankSays(desk, SELLER, IBAN, { cents: ordered.cents, text: `CAUSALE: ${mangled}\nGRAZIE` });
  await expectRenewed(page, ordered);
});

test("too much is decided with one key, and can be undone", async ({ page, openDevice }) => {
  test.slow();
  const desk = await accounting(openDevice);
  const ordered = await renewByTransfer(page, desk, rowOf("over"));
  await bankSays(desk, SELLER, IBAN, { cents: ordered.cents + 500, text: ordered.code, name: "Paga Troppo" });
  await desk.goto(`${FILES}/righe?q=${ordered.code.toLowerCase()}`);
  await look(desk, "righe-1-elenco");
  await desk.locator("main .row-link").first().click();
  const accept = desk.getByRole("button", { name: new RegExp(`^Abbina .*${ordered.code}`) });
  await expect(accept).toBeFocused();
  await expect(desk.getByText("più del dovuto")).toBeVisible();
  await look(desk, "righe-2-abbina");
  await desk.keyboard.press("Enter");
  await expect(desk.getByText(/^Fatto/).first()).toBeVisible();
  await expectRenewed(page, ordered);
  await desk.goto(`${FILES}/righe?vista=applied&q=${ordered.code.toLowerCase()}`);
  await desk.locator("main .row-link").first().click();
  await expect(desk.getByText("ordine pagato")).toBeVisible();
  await desk.keyboard.press("u");
  await desk.getByLabel("Perché si annulla").fill("cliente sbagliato");
  await look(desk, "righe-3-annulla");
  await desk.getByRole("button", { name: /^Annulla: / }).click();
  await expect(desk.getByText("Abbinamento annullato")).toBeVisible();
  await expect(desk.getByText(/Annullato da .*: cliente sbagliato/)).toBeVisible();
});

test("a file that does not add up is refused, with the difference", async ({ openDevice, expectedConsole }) => {
  // A refused upload is a 422, which the browser reports by itself.
  expectedConsole.push(/status of 422/);
  const desk = await accounting(openDevice);
  await desk.goto(FILES);
  const file = camt([{ cents: 100 }], { iban: IBAN, closing: 5, id: unique() });
  await desk.setInputFiles("input[type=file]", { name: "e.xml", mimeType: "text/xml", buffer: Buffer.from(file) });
  await expect(desk.getByRole("alert").filter({ hasText: "non torna" })).toBeVisible();
  await look(desk, "estratti-rifiutato");
});
