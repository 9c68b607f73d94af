import { expect, test } from "../support/browser-test";
import { scan } from "./support/files";
import { look } from "./support/look";
import { unique } from "./support/people";
import { as } from "./support/session";

const inDays = (days: number): string =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Rome" }).format(Date.now() + days * 86_400_000);
const shown = (iso: string): string => iso.split("-").reverse().join("/");

test("a rep renews an agreement by the paper that was signed", async ({ openDevice }) => {
  const rep = await as("referente.nord", openDevice);
  const slug = `rinnova-${unique()}`;
  const [ends, goesOn] = [inDays(20), inDays(385)];
  await rep.goto("/visura/desk/convenzioni/nuova");
  await rep.getByLabel("Nome dell’Ordine").fill(`Ordine ${slug}`);
  await rep.getByLabel("Indirizzo dell’area").fill(slug);
  await rep.getByLabel("Valida fino al").fill(ends);
  await rep.getByLabel(/^PEC Legalmail, attivazione, 2 anni/).fill("16");
  const paper = rep.locator(".file-drop").last().locator("input[type=file]");
  await paper.setInputFiles(scan("convenzione.pdf"));
  await expect(rep.getByText("convenzione.pdf caricato")).toBeVisible();
  await rep.getByRole("button", { name: "Salva" }).click();
  await rep.getByRole("button", { name: "Metti in vigore" }).click();
  await expect(rep.getByText("in vigore", { exact: true })).toBeVisible();

  await rep.getByLabel("Prosegue fino al").fill(goesOn);
  await rep.getByRole("button", { name: "Rinnova la convenzione" }).click();
  await expect(rep.getByText(/Carica il rinnovo firmato/).first()).toBeVisible();
  await look(rep, "agreement-renewal-unsigned");
  await paper.setInputFiles(scan("rinnovo.pdf"));
  await expect(rep.getByText("rinnovo.pdf caricato")).toBeVisible();
  await rep.getByRole("button", { name: "Rinnova la convenzione" }).click();
  const history = rep.getByRole("listitem").filter({ hasText: "il rinnovo firmato" });
  await expect(history).toContainText(`${shown(ends)} → ${shown(goesOn)}`);
  await look(rep, "agreement-renewed");
  const signed = await rep.request.get((await history.getByRole("link").getAttribute("href")) ?? "");
  expect(signed.headers()["content-type"]).toContain("application/pdf");
});
