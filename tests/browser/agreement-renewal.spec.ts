import { expect, test } from "../support/browser-test";
import { describeAgreement, putInForce } from "./support/agreement";
import { scan } from "./support/files";
import { look } from "./support/look";
import { unique } from "./support/people";
import { as } from "./support/session";

const inDays = (days: number): string =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Rome" }).format(Date.now() + days * 86_400_000);
const shown = (iso: string): string => iso.split("-").reverse().join("/");

test("a professional order asks for the renewal from its desk, and the rep carries it out from the request", async ({
  openDevice,
}) => {
  const rep = await as("referente.nord", openDevice);
  const officer = await as("ordine.esempio", openDevice);
  const slug = `prosegue-${unique()}`;
  const [ends, goesOn] = [inDays(20), inDays(385)];
  await describeAgreement(rep, slug, { ends });
  await putInForce(rep);
  await rep.getByLabel("Nome utente o e-mail").fill("ordine.esempio");
  await rep.getByRole("button", { name: "Dai accesso" }).click();
  await expect(rep.getByRole("button", { name: /^Togli l’accesso a/ })).toBeVisible();

  const code = await test.step("the officer sends the signed paper", async () => {
    await officer.goto(`/visura/convenzioni/${slug}/gestione`);
    await officer.getByRole("link", { name: "Rinnovo", exact: true }).click();
    await officer.getByLabel("Prosegue fino al").fill(goesOn);
    await officer.locator(".file-drop").locator("input[type=file]").setInputFiles(scan("rinnovo.pdf"));
    await expect(officer.getByText("rinnovo.pdf caricato")).toBeVisible();
    await officer.getByLabel("Provincia dell’Ordine").selectOption("MI");
    await look(officer, "order-asks-renewal");
    await officer.getByRole("button", { name: "Chiedi il rinnovo" }).click();
    await officer.waitForURL(/\/richieste\//);
    await look(officer, "order-asked-renewal");
    return (await officer.getByRole("heading", { level: 1 }).innerText()).replace("Richiesta ", "");
  });

  await test.step("the rep compares and accepts", async () => {
    await rep.goto(`/visura/desk/richieste?q=${encodeURIComponent(code)}`);
    await rep.getByRole("link", { name: code, exact: true }).click();
    await look(rep, "order-renewal-request");
    await expect(rep.getByLabel("Prosegue fino al")).toHaveValue(goesOn);
    await rep.getByRole("button", { name: "Accetta e rinnova la convenzione" }).click();
    await rep.waitForURL(/fatto=1/);
  });

  await test.step("the officer sees how it went", async () => {
    await officer.reload();
    await expect(officer.getByText("La richiesta è stata accolta.").first()).toBeVisible();
    await officer.goto(`/visura/convenzioni/${slug}/gestione/rinnovo`);
    await expect(officer.getByText(shown(goesOn)).first()).toBeVisible();
    await look(officer, "order-renewed-by-request");
  });
});

test("a rep renews an agreement by the paper that was signed", async ({ openDevice }) => {
  const rep = await as("referente.nord", openDevice);
  const slug = `rinnova-${unique()}`;
  const [ends, goesOn] = [inDays(20), inDays(385)];
  await describeAgreement(rep, slug, { ends });
  await putInForce(rep);

  await rep.getByLabel("Prosegue fino al").fill(goesOn);
  await rep.getByRole("button", { name: "Rinnova la convenzione" }).click();
  await expect(rep.getByText(/Carica il rinnovo firmato/).first()).toBeVisible();
  await look(rep, "agreement-renewal-unsigned");
  await rep.locator(".file-drop").last().locator("input[type=file]").setInputFiles(scan("rinnovo.pdf"));
  await expect(rep.getByText("rinnovo.pdf caricato")).toBeVisible();
  await rep.getByRole("button", { name: "Rinnova la convenzione" }).click();
  const history = rep.getByRole("listitem").filter({ hasText: "il rinnovo firmato" });
  await expect(history).toContainText(`${shown(ends)} → ${shown(goesOn)}`);
  await look(rep, "agreement-renewed");
  const signed = await rep.request.get((await history.getByRole("link").getAttribute("href")) ?? "");
  expect(signed.headers()["content-type"]).toContain("application/pdf");
});
