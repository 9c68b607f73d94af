import { expect, test } from "../support/browser-test";
import { look } from "./support/look";

const SELLERS = [
  { seller: "visura", hosts: ["mbox.cert.legalmail.it", "sendm.cert.legalmail.it"] },
  { seller: "professionalmail", hosts: ["mbox.professionalmail.example", "sendm.professionalmail.example"] },
  { seller: "sicurezzapostale", hosts: ["smtps.sicurezzapostale.it"] },
];

test("V16 P16 S16: settings for mail programs are ready-made, as a profile and as XML", async ({ page }) => {
  for (const { seller, hosts } of SELLERS) {
    await page.goto(`/${seller}/configura`);
    const field = page.getByRole("main").getByRole("textbox");
    const example = (await field.getAttribute("placeholder")) ?? "";
    await field.fill(example);
    await page.getByRole("button", { name: "Mostra le impostazioni" }).click();
    const got = async (link: string) => {
      const href = await page.getByRole("link", { name: link }).getAttribute("href");
      const answer = await page.request.get(href ?? "");
      expect(answer.status(), `${seller}: ${link}`).toBe(200);
      return { type: answer.headers()["content-type"] ?? "", text: await answer.text() };
    };
    const [profile, xml] = [await got("Scarica il profilo"), await got("Impostazioni in XML (autoconfig)")];
    expect(profile.type).toContain("application/x-apple-aspen-config");
    expect(profile.text).toContain(example);
    expect(xml.type).toContain("xml");
    for (const host of hosts) for (const { text } of [profile, xml]) expect(text).toContain(host);
    await look(page, `imposta-${seller}`);
  }
});
