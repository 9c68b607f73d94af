import { setTimeout as wait } from "node:timers/promises";
import { addDays, fromDb, instantToDb, toDb } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { termSubject } from "@/lib/mailboxes/no-renewal";
import { SYSTEM } from "@/lib/platform/actor";
import { now, today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { createLink, type LinkPurpose, tokenOf } from "@/lib/platform/links";
import { camt } from "../../rules/statements/support";
import { ask } from "./ask";
import { SELLER, userIdOf } from "./people";

/** The demo's own agreement, whatever the forms have made besides. */
const DEMO_AGREEMENT = { where: { sellerId: SELLER, slug: "avvocati-esempio" } };

/** What belongs to the demo's customer, the owner of every story here. */
export interface World {
  ownerId: string;
  /** What the address of a page is made of: values of its `[parameters]`, by page where they differ. */
  ids: Record<
    | "mailbox"
    | "renewalBatch"
    | "agreementBatch"
    | "holder"
    | "topUp"
    | "invoice"
    | "request"
    | "order"
    | "paper"
    | "review"
    | "document"
    | "file"
    | "contractFile"
    | "payment"
    | "refund"
    | "account"
    | "statementFile"
    | "csvFile"
    | "line"
    | "task"
    | "conditions"
    | "agreement"
    | "reseller"
    | "activation"
    | "activationMember"
    | "memberList",
    string
  >;
  /** The seller's own account at its bank. */
  iban: string;
  /** Something that can be bought, as the form says it. */
  offer: string;
  tokens: Record<LinkPurpose | "draft" | "paper", string>;
  /** Texts that nobody but the owner and the staff may ever read. */
  canaries: string[];
}

/** An order under review, a mailbox, an invoice, a top-up and a request of the owner's, with links to all of them. */
export async function ownersWorld(): Promise<World> {
  const ownerId = await userIdOf(SELLER, "cliente");
  const of = { sellerId: SELLER };
  const first = { where: { ...of, userId: ownerId }, orderBy: { id: "asc" as const } };
  const mailbox = await db().mailbox.findFirstOrThrow(first);
  const topUp = await db().topUp.findFirstOrThrow(first);
  const paid = await db().order.findFirstOrThrow({ ...first, where: { ...first.where, invoice: { isNot: null } } });
  const invoice = await db().invoice.findFirstOrThrow({ where: { ...of, orderId: paid.id } });
  const { order, review, document, contract } = await reviewOf(ownerId);
  const request = await db().request.findFirstOrThrow({ where: of, orderBy: { id: "asc" } });
  await db().request.update({ where: { sellerId_id: { ...of, id: request.id } }, data: { userId: ownerId } });
  const offer = await someOffer();
  const draft = await draftOf(ownerId, offer);
  const formed = { numbersDueOn: toDb(addDays(today(), 10)) };
  await db().holder.update({ where: { sellerId_id: { ...of, id: mailbox.holderId } }, data: formed });
  const paper = await db().order.findFirstOrThrow({ where: { ...of, channel: "paper", papersArrivedAt: null } });
  await db().order.update({ where: { sellerId_id: { ...of, id: paper.id } }, data: { userId: ownerId } });
  const task = await db().staffTask.findFirstOrThrow({ where: of });
  const subjects: Record<LinkPurpose | "draft" | "paper", string> = {
    order: order.id,
    paper: paper.id,
    draft,
    credentials: mailbox.id,
    renewal: mailbox.id,
    "no-renewal": termSubject(mailbox.id, fromDb(mailbox.expiresOn ?? toDb(today()))),
    request: request.id,
    "confirm-email": ownerId,
    "reset-password": ownerId,
    company: mailbox.holderId,
    revoke: mailbox.id,
    "change-email": await changeOf(ownerId),
    "undo-email": await changeOf(ownerId),
  };
  const payment = await db().payment.findFirstOrThrow({ where: { ...of, orderId: order.id } });
  const account = await db().ledgerAccount.findFirstOrThrow({ where: { ...of, kind: "prepaid", ownerId } });
  return {
    ownerId,
    offer,
    iban: await ownIban(),
    ids: {
      mailbox: mailbox.id,
      renewalBatch: await batchOf(ownerId, mailbox.id),
      agreementBatch: await batchOf(ownerId, mailbox.id, (await db().agreement.findFirstOrThrow(DEMO_AGREEMENT)).id),
      holder: mailbox.holderId,
      topUp: topUp.id,
      invoice: invoice.id,
      request: request.id,
      order: order.id,
      paper: paper.id,
      review: review.id,
      document: document.id,
      file: document.fileId,
      contractFile: contract.fileId,
      payment: payment.id,
      refund: await refundOf(payment.id),
      account: account.id,
      ...(await bankLine()),
      csvFile: await csvFile(),
      task: task.id,
      conditions: "privacy",
      agreement: (await db().agreement.findFirstOrThrow(DEMO_AGREEMENT)).id,
      reseller: (await db().reseller.findFirstOrThrow({ where: of })).id,
      memberList: await memberList(),
      ...(await activation()),
    },
    tokens: Object.fromEntries(
      await Promise.all(
        Object.entries(subjects).map(async ([name, subjectId]) => [name, await tokenTo(name, subjectId)] as const),
      ),
    ) as World["tokens"],
    canaries: [
      `${mailbox.localPart}@${mailbox.domain}`,
      mailbox.userCode ?? "",
      paid.code,
      order.code,
      topUp.code,
      request.code,
    ].filter((text) => text.length > 5),
  };
}

/** Mailboxes the owner renewed together, or a professional order, one of which was left out. */
async function batchOf(ownerId: string, mailboxId: string, agreementId: string | null = null): Promise<string> {
  const id = newId();
  const by = { userId: ownerId, byId: ownerId, byName: "Persona Attacco", madeAt: instantToDb(now()) };
  const refused = [{ mailboxId, code: "renewal-paid" }];
  await db().renewalBatch.create({
    data: { sellerId: SELLER, id, ...by, renewed: 1, totalCents: 1, refused, agreementId },
  });
  return id;
}

/** Money asked back by somebody else than those who try here. */
async function refundOf(paymentId: string): Promise<string> {
  const id = newId();
  const asked = { askedAt: instantToDb(now()), askedByName: "Persona Attacco" };
  const data = { sellerId: SELLER, id, paymentId, method: "transfer", amountCents: 100, reason: "goodwill", ...asked };
  await db().refund.create({ data });
  return id;
}

/** A run of activations that waits to be confirmed. */
async function activation(): Promise<{ activation: string; activationMember: string }> {
  const { id: agreementId } = await db().agreement.findFirstOrThrow(DEMO_AGREEMENT);
  const member = await db().agreementMember.findFirstOrThrow({ where: { sellerId: SELLER, agreementId } });
  const id = newId();
  const wanted = { planCode: "legalmail", termMonths: 24, domain: "legalmail.it", papers: "link", pays: "member" };
  await db().activationRun.create({
    data: { sellerId: SELLER, id, agreementId, ...wanted, unitCents: 1952, createdAt: instantToDb(now()) },
  });
  const line = { sellerId: SELLER, runId: id, memberId: member.id, n: 0, names: ["attacco.prova"] };
  await db().activationLine.create({ data: line });
  return { activation: id, activationMember: member.id };
}

/** A list of members that waits to be taken. */
async function memberList(): Promise<string> {
  const { takeMemberFile } = await import("@/lib/agreements/exchanges/take-member-file");
  const { id } = await db().agreement.findFirstOrThrow(DEMO_AGREEMENT);
  const header = "Numero;Cognome;Nome;Codice fiscale";
  const sent = { name: "attacco.csv", bytes: Buffer.from(`${header}\nA1;Esempio;Prova;SMPPRV80A01H501H\n`) };
  const taken = await takeMemberFile(id, sent, { seller: SELLER, actor: SYSTEM("test") });
  if (isRefusal(taken)) throw new Error(`no list: ${taken.code}`);
  return taken.listId;
}

async function ownIban(): Promise<string> {
  const { ownAccounts } = await import("@/lib/statements/statement");
  const { policyOf } = await import("@/lib/sellers/queries");
  const policy = await policyOf(SELLER);
  const [own] = policy ? ownAccounts(policy.money) : [];
  return own?.account ?? "";
}

/** A line of the bank that waits for the accounting, in a file of its own. */
async function bankLine(): Promise<{ statementFile: string; line: string }> {
  const { takeStatement } = await import("@/lib/statements/exchanges/take-statement");
  const cents = 100_000 + Math.floor(Math.random() * 100_000);
  const file = camt([{ cents, text: `attacco ${newId()}` }], { iban: await ownIban() });
  const sent = { name: "attacco.xml", bytes: Buffer.from(file), source: "command" as const };
  const taken = await takeStatement(sent, { seller: SELLER, actor: SYSTEM("test") });
  if (isRefusal(taken)) throw new Error(`no statement: ${taken.code}`);
  // The shop's own worker reads it: doing the same here would meet it half way.
  for (let tries = 0; tries < 120; tries += 1) {
    const line = await db().statementLine.findFirst({
      where: { sellerId: SELLER, state: { not: "staged" }, statement: { fileId: taken.fileId } },
    });
    if (line) return { statementFile: taken.fileId, line: line.id };
    await wait(250);
  }
  throw new Error("the bank's file was never read");
}

/** A bank's file of which nobody has said yet what its columns hold. */
export const bankCsv = (): string =>
  `Data;Causale ${newId()};Importo\n20/11/2026;ATTACCO ${newId()};${1 + Math.floor(Math.random() * 9000)},00\n`;

async function csvFile(): Promise<string> {
  const { takeStatement } = await import("@/lib/statements/exchanges/take-statement");
  const sent = { name: "attacco.csv", bytes: Buffer.from(bankCsv()), source: "command" as const };
  const taken = await takeStatement(sent, { seller: SELLER, actor: SYSTEM("test") });
  if (isRefusal(taken)) throw new Error(`no CSV: ${taken.code}`);
  return taken.fileId;
}

/** A change of address that waits to be confirmed. */
async function changeOf(userId: string): Promise<string> {
  const id = newId();
  const newEmail = `nuovo.${id.slice(-6)}@posta.example`;
  await db().contactChange.create({ data: { sellerId: SELLER, id, userId, newEmail, askedAt: instantToDb(now()) } });
  return id;
}

async function tokenTo(name: string, subjectId: string): Promise<string> {
  const purpose = (name === "draft" || name === "paper" ? "order" : name) as LinkPurpose;
  const id = await db().$transaction((tx) => createLink(tx, { seller: SELLER, purpose, subjectId, at: now() }));
  return tokenOf(SELLER, purpose, id);
}

/** An order whose papers wait for the staff, made the owner's. */
async function reviewOf(ownerId: string) {
  const of = { sellerId: SELLER };
  const review = await db().review.findFirstOrThrow({
    where: { ...of, state: "open", order: { documents: { some: {} } } },
    orderBy: { openedAt: "asc" },
    include: { order: true },
  });
  await db().order.update({ where: { sellerId_id: { ...of, id: review.orderId } }, data: { userId: ownerId } });
  const document = await db().document.findFirstOrThrow({ where: { ...of, orderId: review.orderId } });
  const contract = await db().contract.findFirstOrThrow({ where: { ...of, orderId: review.orderId } });
  return { order: review.order, review, document, contract };
}

async function someOffer(): Promise<string> {
  const [, offer = ""] = (await ask(`/${SELLER}/acquista`)).text.match(/value="([a-z0-9-]{2,30}\/\d{1,3})"/) ?? [];
  return offer;
}

async function draftOf(ownerId: string, offer: string): Promise<string> {
  const { startOrder } = await import("@/lib/orders/operations/start-order");
  const actor = { kind: "user" as const, userId: ownerId, name: "Owner", roles: ["customer" as const], territory: [] };
  const started = await startOrder({ offer }, { seller: SELLER, actor });
  if (!("orderId" in started)) throw new Error(`no draft: ${JSON.stringify(started)} for ${offer}`);
  return started.orderId;
}
