import { formatCents } from "@/lib/kernel/money";
import { expect, test } from "../support/browser-test";
import { bankSays, expectRenewed, orderByTransfer } from "./support/bank";
import { findInDesk, holderFor } from "./support/demo";
import { unique } from "./support/people";
import { as } from "./support/session";

const SELLER = "infocert";
const IBAN = "IT10D9999999999000000000003";

test("lines are walked, split on two orders, added to one and told apart by the keyboard alone", async ({
  page,
  openDevice,
}) => {
  test.slow();
  const desk = await as("admin", openDevice, SELLER);
  const mailboxes = [
    await findInDesk(desk, holderFor("splitFirst", SELLER), SELLER),
    await findInDesk(desk, holderFor("splitSecond", SELLER), SELLER),
  ] as const;
  const first = await orderByTransfer(page, SELLER, mailboxes[0]);
  const second = await orderByTransfer(page, SELLER, mailboxes[1]);
  const name = `Tasti ${unique()}`;
  const part = 1_001;
  const lines = [first.cents + part, second.cents - part, 77] as const;
  const texts = ["due rinnovi insieme", `saldo ${second.code}`, "niente del negozio"];
  await bankSays(desk, SELLER, IBAN, ...lines.map((cents, i) => ({ cents, name, text: texts[i] ?? "" })));

  const { keyboard } = desk;
  const line = (cents: number) =>
    expect(desk.getByRole("heading", { level: 1 })).toHaveText(formatCents(cents, "it"), { useInnerText: true });
  const focused = (label: string) => expect(desk.getByLabel(label, { exact: true })).toBeFocused();
  const openFirst = async () => {
    await expect(desk.locator("main .row-link")).toHaveCount(3);
    await keyboard.press("j");
    await keyboard.press("Enter");
    await line(lines[0]);
  };
  await desk.goto(`/${SELLER}/desk/estratti/righe?q=${encodeURIComponent(name.toLowerCase())}`);
  await openFirst();

  await test.step("J goes on, K goes back, L to the list", async () => {
    await keyboard.press("j");
    await line(lines[1]);
    await keyboard.press("j");
    await line(lines[2]);
    await keyboard.press("k");
    await line(lines[1]);
    await keyboard.press("k");
    await line(lines[0]);
    await keyboard.press("l");
    await openFirst();
  });
  await test.step("S divides one line on two orders", async () => {
    await keyboard.press("s");
    await focused("Codice 1");
    for (const text of [first.code, euros(first.cents), second.code, euros(part)]) {
      await keyboard.type(text);
      await keyboard.press("Tab");
    }
    await keyboard.press("Enter");
    await line(lines[1]);
    await expect(desk.getByText("Fatto.", { exact: true })).toBeVisible();
  });
  await test.step("A, Enter: a second line for the same order pays it", async () => {
    const accept = desk.getByRole("button", { name: new RegExp(`^Abbina .*${second.code}`) });
    await expect(accept).toHaveCount(1);
    await keyboard.press("/");
    await expect(desk.getByLabel("Cerca ordini, versamenti e clienti")).toBeFocused();
    await keyboard.press("Tab"); // out of what is written in, where letters are letters
    await keyboard.press("a");
    await expect(accept).toBeFocused();
    await keyboard.press("Enter");
    await line(lines[2]);
  });
  await test.step("C says what else it is; nothing is left", async () => {
    await keyboard.press("c");
    await focused("Motivo");
    await keyboard.type("Altra entrata");
    await keyboard.press("Tab"); // Enter on what is chosen from would open it
    await keyboard.press("Enter");
    await expect(desk.getByText("Fatto. Non restano altre righe in questo elenco.")).toBeVisible();
  });
  await expectRenewed(page, first);
  await expectRenewed(page, second);
});

const euros = (cents: number) => (cents / 100).toFixed(2).replace(".", ",");
