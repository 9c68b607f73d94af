import { expect, test } from "../support/browser-test";
import { describeAgreement, putInForce } from "./support/agreement";
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
