import { plansSold, termsOf } from "@/lib/catalogue/prices";
import { drawContract } from "@/lib/contracts/exchanges/draw-contract";
import { signWithCode } from "@/lib/contracts/exchanges/sign-on-screen";
import { takeSignedFile } from "@/lib/contracts/exchanges/take-signed-file";
import { chooseSigningWay } from "@/lib/contracts/operations/choose-signing-way";
import { requestSigningCode } from "@/lib/contracts/operations/request-signing-code";
import { lastContract } from "@/lib/contracts/store";
import { askedKinds, SIGNED_CONTRACT } from "@/lib/documents/document";
import { readFile } from "@/lib/documents/exchanges/files";
import { approveReview } from "@/lib/documents/operations/approve-review";
import { instantToDb, isoDay } from "@/lib/kernel/day";
import { isRefusal, type Outcome } from "@/lib/kernel/refusal";
import { checkLocalPart, rulesFor } from "@/lib/names/name";
import { channelFor, kindsFor } from "@/lib/orders/offer";
import { describeHolder } from "@/lib/orders/operations/describe-holder";
import { placeOrder } from "@/lib/orders/operations/place-order";
import { recordNameAnswers } from "@/lib/orders/operations/record-name-answers";
import { startOrder } from "@/lib/orders/operations/start-order";
import { wishNames } from "@/lib/orders/operations/wish-names";
import { isSlow } from "@/lib/payments/arrival";
import { recordArrival } from "@/lib/payments/operations/record-arrival";
import { waysToPay } from "@/lib/payments/ways";
import { type Actor, SYSTEM } from "@/lib/platform/actor";
import { now, today } from "@/lib/platform/clock";
import { seal } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { codeDigits, lastCode } from "@/lib/platform/one-time-code";
import type { Policy } from "@/lib/sellers/policy";
import { describedHolders } from "./holders";
import { settleByCard } from "./orders";
import { somebody } from "./papers";
import { givenUser } from "./people";
import { authority, signAttached, signerOf, trusting } from "./signatures";

/** The value of an outcome that must not be a refusal. */
function done<T>(outcome: Outcome<T>, what: string): T {
  if (isRefusal(outcome))
    throw new Error(`${what}: ${outcome.code} ${outcome.field ?? ""} ${JSON.stringify(outcome.params ?? {})}`);
  return outcome as T;
}

/** What a walk chooses, by numbers: which of the plans, terms, kinds of holder, ways to sign and to pay. */
export interface Choices {
  plan: number;
  term: number;
  kind: number;
  way: number;
  pay: number;
}
const pick = <T>(of: readonly T[], n: number): T => of[n % of.length]!;

interface Walk {
  seller: string;
  policy: Policy;
  orderId: string;
  actor: Actor;
}
const by = ({ seller, actor }: Pick<Walk, "seller" | "actor">) => ({ seller, actor });

/**
 * Buys from a seller as its policy says: plan, holder, names, signature, documents, order, money, the staff's look.
 * Answers the order, paid and its papers approved; its mailbox is then made by the jobs.
 */
export async function walkShop(
  seller: string,
  policy: Policy,
  choices: Choices,
): Promise<{ orderId: string; termMonths: number }> {
  const shopper = policy.money.methods.public ? null : await givenUser(seller);
  const channel = channelFor(policy, shopper !== null);
  if (!channel) throw new Error("nothing is open");
  const plan = pick(plansSold(policy, { act: "activation", channel, on: today() }), choices.plan);
  const { termMonths } = pick(
    termsOf(policy, { act: "activation", channel, plan: plan.code, on: today() }),
    choices.term,
  );
  const begun = await startOrder(
    { offer: `${plan.code}/${termMonths}` },
    { seller, actor: shopper?.actor ?? { kind: "anonymous" } },
  );
  const { orderId } = done(begun, "start");
  const actor = shopper?.actor ?? ({ kind: "link", purpose: "order", subjectId: orderId } as const);
  const walk: Walk = { seller, policy, orderId, actor };
  const kind = pick(kindsFor(policy, plan.code), choices.kind);
  const holder = describedHolders[kind];
  done(await describeHolder({ orderId, holder, billing: { to: "holder" } }, by(walk)), `holder ${kind}`);
  await nameIt(walk);
  await papers(walk, kind, choices.way);
  done(await placeOrder({ orderId, acceptTerms: true, immediateActivation: true }, by(walk)), "place");
  await pay(walk, channel, choices.pay);
  await review(walk);
  return { orderId, termMonths };
}

const LETTERS = "vqzjkxwyhbfgpmcdlnrtsaeiou";
let named = 0;
/** A name nobody else has had, of so many letters. */
function nameOf(length: number): string {
  named += 1;
  let name = "";
  for (let n = named; name.length < length; n = Math.floor(n / 26) + 7 * (name.length + 1)) name += LETTERS[n % 26];
  return name;
}

/** A name as the domain's rules want it, found free. */
async function nameIt(walk: Walk): Promise<void> {
  const { seller, policy, orderId } = walk;
  const order = await db().order.findFirstOrThrow({ where: { id: orderId } });
  const rules = rulesFor(policy.names, order.domain);
  const length = Math.max(rules.minLength, Math.min(9, rules.maxLength));
  const localPart = nameOf(length);
  if (isRefusal(checkLocalPart(rules, localPart))) throw new Error(`no name fits ${JSON.stringify(rules)}`);
  const { domain } = done(await wishNames({ orderId, names: [localPart, "", ""] }, by(walk)), "names");
  const answers = [{ rank: 1, localPart, answer: "free" as const, reason: null }];
  done(await recordNameAnswers({ orderId, domain, answers }, { seller, actor: SYSTEM("test") }), "name answers");
}

async function papers(walk: Walk, kind: keyof typeof describedHolders, n: number): Promise<void> {
  const { policy, orderId } = walk;
  const asked = askedKinds(policy, kind);
  if (!asked.includes(SIGNED_CONTRACT)) return upload(walk, asked);
  // A foreigner's certificate has no codice fiscale to compare: another way stands beside it.
  const ways = policy.identity.signing.filter(({ way }) => way !== "digital" || !kind.startsWith("foreign"));
  const signing = pick(ways, n);
  if (policy.identity.signing.length > 1)
    done(await chooseSigningWay({ orderId, way: signing.way }, by(walk)), `way ${signing.way}`);
  const documents = askedKinds(policy, kind, signing).filter((each) => each !== SIGNED_CONTRACT);
  await upload(walk, documents);
  const { contractId } = done(await drawContract(orderId, by(walk)), "contract");
  if (signing.way === "by-hand") await upload(walk, [SIGNED_CONTRACT]);
  else if (signing.way === "on-screen") await signOnScreen(walk, contractId);
  else await signDigitally(walk);
}

/** Documents as if they had been uploaded, with what they say. */
async function upload({ seller, orderId }: Walk, kinds: readonly string[]): Promise<void> {
  const createdAt = instantToDb(now());
  const identitySealed = seal({ type: "identity-card", number: "CA00000AA", expiresOn: "2099-12-31" });
  if (kinds.includes("identity-front"))
    await db().order.updateMany({ where: { id: orderId }, data: { identitySealed } });
  await db().document.createMany({
    data: kinds.map((kind) => ({ sellerId: seller, id: newId(), orderId, kind, fileId: newId(), createdAt })),
  });
}

const FROM = { address: "203.0.113.7", userAgent: "Prova/1.0" };

async function signOnScreen(walk: Walk, contractId: string): Promise<void> {
  const { seller, orderId } = walk;
  done(await requestSigningCode({ orderId }, by(walk)), "code");
  const code = await lastCode(db(), { seller, purpose: "sign-contract", subjectId: orderId });
  const form = { orderId, contractId, code: codeDigits(seller, code?.id ?? ""), read: true, approve: true };
  done(await signWithCode({ ...form, kind: "typed", name: "Prova Esempio" }, FROM, by(walk)), "sign on screen");
}

async function signDigitally(walk: Walk): Promise<void> {
  const { seller, orderId } = walk;
  const trusted = await authority();
  const contract = await lastContract(db(), { sellerId: seller, id: orderId });
  const file = contract && (await readFile(seller, contract.fileId));
  const bytes = Buffer.from(
    await signAttached(file?.bytes ?? Buffer.alloc(0), await signerOf(trusted), { signedAt: now() }),
  );
  const sent = { bytes, name: "contratto.pdf.p7m", type: "application/pkcs7-mime" };
  done(
    await takeSignedFile({ orderId, upload: sent, maxMb: 10, from: FROM, trust: trusting(trusted) }, by(walk)),
    "sign digitally",
  );
}

/** Pays in one of the channel's ways; an order that costs nothing is paid already. */
async function pay({ seller, policy, orderId }: Walk, channel: string, n: number): Promise<void> {
  const order = await db().order.findFirstOrThrow({ where: { id: orderId } });
  if (order.state !== "placed") return;
  const { method } = pick(waysToPay(policy.money, channel, order.userId !== null), n);
  if (!isSlow(method)) {
    done(await settleByCard({ orderId }, { seller, actor: SYSTEM("test") }), method);
    return;
  }
  const amount = (order.totalCents / 100).toFixed(2).replace(".", ",");
  const arrival = { orderId, method, amount, valueDate: isoDay(today()), bankReference: `CRO${orderId.slice(-12)}` };
  done(await recordArrival(arrival, { seller, actor: somebody("Cassa", "accounting") }), method);
}

/** The staff look at the papers, where a signature does not stand by itself. */
async function review({ seller, orderId }: Walk): Promise<void> {
  const open = await db().review.findFirst({ where: { orderId, state: "open" } });
  if (open)
    done(await approveReview({ reviewId: open.id }, { seller, actor: somebody("Ufficio", "back-office") }), "review");
}
