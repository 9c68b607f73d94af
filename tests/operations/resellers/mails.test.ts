import { afterAll, beforeAll, expect, it } from "vitest";
import { GET } from "@/app/[seller]/r/[reseller]/logo/route";
import { takeAttachment } from "@/lib/documents/exchanges/take-attachment";
import { instantToDb } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { queueMail } from "@/lib/notifications/store";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { createLink, tokenOf } from "@/lib/platform/links";
import { operation, z } from "@/lib/platform/operation";
import { brandOfMail, faceOfPage } from "@/lib/resellers/queries/face";
import { givenMailbox, givenPlacedOrder, system } from "@/tests/support/orders";
import { demoPolicy } from "@/tests/support/policy";
import { givenReseller } from "@/tests/support/resellers";
import { givenSeller } from "@/tests/support/seller";
import { givenStack } from "@/tests/support/stack";
import { picture } from "@/tests/support/uploads";

let close: () => Promise<void>;
beforeAll(async () => {
  ({ close } = await givenStack());
  await givenSeller();
});
afterAll(() => close());

const { brand } = demoPolicy();
const FACE = { brandName: "PEC Facile", colour: "#aa3300", brandEmail: "aiuto@facile.example" };
const CUSTOMER = "prova@example.com";

it("mails about what is a reseller's speak in its name to its customers, and in the seller's to itself and others", async () => {
  const [faced, plain] = [await givenReseller("demo", FACE), await givenReseller()];
  const { id: mailboxId, holderId } = await givenMailbox({ userId: faced.userId, n: 1 });
  const said = (facts: object, recipient = CUSTOMER) =>
    brandOfMail("demo", brand, { facts, recipient, template: "request-opened" });
  for (const facts of [{ mailboxId }, { holderId }])
    expect(await said(facts)).toMatchObject({
      name: "PEC Facile",
      colour: "#aa3300",
      email: "aiuto@facile.example",
      mailFrom: brand.mailFrom,
      legalName: brand.legalName,
    });
  expect(await said({ mailboxId }, faced.email)).toEqual(brand);
  expect(await said({ mailboxId: (await givenMailbox({ userId: plain.userId, n: 2 })).id })).toEqual(brand);
  expect(await said({ mailboxId: (await givenMailbox({ n: 3 })).id })).toEqual(brand);
  for (const facts of [{}, { userId: faced.userId }, { mailboxId: "niente" }, { mailboxId: newId() }])
    expect(await said(facts)).toEqual(brand);
});

it("pages behind the private link of what is a reseller's show its face, all others the seller's", async () => {
  const faced = await givenReseller("demo", FACE);
  const { id: theirs } = await givenMailbox({ userId: faced.userId, n: 4 });
  const { id: others } = await givenMailbox({ n: 5 });
  const link = async (subjectId: string, seller = "demo") => {
    const purpose = "credentials" as const;
    return tokenOf(seller, purpose, await createLink(db(), { seller: "demo", purpose, subjectId, at: now() }));
  };
  const shown = async (path: string) => (await faceOfPage("demo", brand, path)).brand;
  const token = await link(theirs);
  const face = { name: "PEC Facile", colour: "#aa3300", legalName: brand.legalName };
  for (const path of [`/demo/credenziali/${token}`, `/demo/credenziali/${token}/x?a=b`])
    expect(await shown(path)).toMatchObject(face);
  const paths = [
    `/demo/credenziali/${await link(others)}`,
    `/demo/credenziali/${await link(newId())}`,
    `/demo/credenziali/${await link(theirs, "elsewhere")}`,
    `/demo/rinnova/${token}`,
    `/demo/credenziali/${token.slice(1)}`,
    `/demo/__proto__/${token}`,
    ...["", "/", "/demo", "/demo/credenziali", "/demo/credenziali/"],
  ];
  for (const path of paths) expect(await shown(path), path).toEqual(brand);
});

it("a logo is kept as any picture that was sent, and shown where its reseller's face is", async () => {
  const sent = await takeAttachment("demo", { bytes: await picture(600, 200), name: "logo.png", type: "image/png" }, 5);
  if (isRefusal(sent)) throw new Error(sent.code);
  const faced = await givenReseller("demo", { ...FACE, logo: sent.token });
  const { id: subjectId } = await givenMailbox({ userId: faced.userId, n: 6 });
  const link = { seller: "demo", purpose: "credentials" as const, subjectId, at: now() };
  const token = tokenOf("demo", "credentials", await createLink(db(), link));
  const face = await faceOfPage("demo", brand, `/demo/credenziali/${token}`);
  expect(face.logo).toBe(`/demo/r/${faced.resellerId}/logo`);
  const get = (seller: string, reseller: string) =>
    GET(new Request("http://127.0.0.1/"), { params: Promise.resolve({ seller, reseller }) });
  const shown = await get("demo", faced.resellerId);
  expect([shown.status, shown.headers.get("content-type")]).toEqual([200, "image/jpeg"]);
  expect(shown.headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
  for (const [seller, id] of [
    ["elsewhere", faced.resellerId],
    ["demo", newId()],
    ["demo", "../x"],
  ] as const)
    expect((await get(seller, id)).status).toBe(404);
  const svg = { bytes: Buffer.from("<svg onload='alert(1)'/>"), name: "logo.png", type: "image/png" };
  expect(isRefusal(await takeAttachment("demo", svg, 5))).toBe(true);
  for (const logo of [sent.token, `${sent.token}x`, newId()])
    await expect(givenReseller("demo", { ...FACE, logo })).rejects.toThrow("file-unknown logo");
});

it("a face whose colour can't be read is refused, and says so", async () => {
  for (const colour of ["#ffdd00", "#ffffff", "#999999"])
    await expect(givenReseller("demo", { ...FACE, colour })).rejects.toThrow("colour-unreadable colour");
});

const mailAll = operation({
  act: "test-mail",
  input: z.strictObject({ orderId: z.uuid() }),
  may: () => true,
  audit: (input) => input,
  run: async (tx, { orderId }, context) => {
    const mail = { to: CUSTOMER, locale: "it" };
    const linkId = newId();
    await queueMail(tx, context, {
      ...mail,
      template: "order-received",
      facts: { orderId, linkId },
      dedupeKey: newId(),
    });
    const paymentId = newId();
    await queueMail(tx, context, {
      ...mail,
      template: "payment-received",
      facts: { orderId, paymentId },
      dedupeKey: newId(),
    });
    await queueMail(tx, context, { ...mail, template: "names-needed", facts: { orderId, linkId }, dedupeKey: newId() });
    return {};
  },
});

it("what a reseller pays is told to the reseller, not to its customer", async () => {
  const { userId, email } = await givenReseller();
  const orders = [await givenPlacedOrder(["a.prova"]), await givenPlacedOrder(["b.prova"])] as const;
  const updatedAt = instantToDb(now());
  await db().order.update({
    where: { sellerId_id: { sellerId: "demo", id: orders[0] } },
    data: { userId, updatedAt },
  });
  for (const orderId of orders) await mailAll({ orderId }, system());
  const mails = await db().mail.findMany({ orderBy: { id: "asc" }, select: { recipient: true, facts: true } });
  const to = (orderId: string) =>
    mails.filter(({ facts }) => (facts as { orderId?: string }).orderId === orderId).map(({ recipient }) => recipient);
  expect(to(orders[0])).toEqual([email, email, CUSTOMER]);
  expect(to(orders[1])).toEqual([CUSTOMER, CUSTOMER, CUSTOMER]);
});
