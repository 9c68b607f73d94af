import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addMonths, dayInRome, fromDb } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { lookUpRenewal } from "@/lib/mailboxes/operations/look-up-renewal";
import { renewalByLink } from "@/lib/mailboxes/queries/renewal-link";
import type { Actor } from "@/lib/platform/actor";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { tokenOf } from "@/lib/platform/links";
import { requestFilter } from "@/lib/requests/filter";
import { answerRequest } from "@/lib/requests/operations/answer-request";
import { replyRequest } from "@/lib/requests/operations/reply-request";
import { requestAgreement } from "@/lib/requests/operations/request-agreement";
import { requestRenewal } from "@/lib/requests/operations/request-renewal";
import { requestVolumeOffer } from "@/lib/requests/operations/request-volume-offer";
import { withdrawRequest } from "@/lib/requests/operations/withdraw-request";
import { listRequests, nextRequest, ownRequests, requestAskedBy } from "@/lib/requests/queries";
import { givenMailbox } from "../../support/orders";
import { givenUser, visitor } from "../../support/people";
import { givenDatabase, givenSeller } from "../../support/seller";

const seller = "demo";
let close: () => Promise<void>;
let admin: Awaited<ReturnType<typeof givenUser>>;
let rep: Awaited<ReturnType<typeof givenUser>>;
let other: Awaited<ReturnType<typeof givenUser>>;
let office: Awaited<ReturnType<typeof givenUser>>;

beforeAll(async () => {
  close = await givenDatabase();
  await givenSeller(seller);
  await givenSeller("elsewhere");
  admin = await givenUser(seller, { roles: ["admin"] });
  rep = await givenUser(seller, { roles: ["sales"], territory: ["RM"] });
  other = await givenUser(seller, { roles: ["sales"], territory: ["MI"] });
  office = await givenUser(seller, { roles: ["back-office"] });
});
afterAll(() => close?.());

const anonymous: Actor = { kind: "anonymous" };
const lapsed = () => givenMailbox({ state: "suspended", expiresOn: addMonths(dayInRome(now()), -8) });
const linkTo = (requestId: string): Actor => ({ kind: "link", purpose: "request", subjectId: requestId });

/** A request for a mailbox expired too long ago. */
async function given(options: { province?: string; actor?: Actor } = {}) {
  const mailbox = await lapsed();
  const asked = await requestRenewal(
    {
      userCode: mailbox.userCode ?? "",
      address: `${mailbox.localPart}@${mailbox.domain}`,
      name: "Persona di Prova",
      email: "richiedente@posta.example",
      province: options.province ?? "RM",
      message: "Vorrei rinnovare.",
    },
    { seller, actor: options.actor ?? anonymous },
  );
  if (isRefusal(asked)) throw new Error(asked.code);
  return { ...asked, mailbox };
}

const row = (id: string) => db().request.findUniqueOrThrow({ where: { sellerId_id: { sellerId: seller, id } } });
const viewerOf = (user: { userId: string }) => ({ seller, userId: user.userId }) as Parameters<typeof ownRequests>[0];

describe("a request for a renewal", () => {
  it("reaches the rep of the province, with word to both and a promised hour", async () => {
    const { requestId, linkId } = await given({ province: "RM" });
    const request = await row(requestId);
    expect(request).toMatchObject({ assignedToId: rep.userId, kind: "renewal-too-late", state: "open" });
    expect(request.dueAt.getTime()).toBeGreaterThan(request.openedAt.getTime());
    const mails = await db().mail.findMany({
      where: { dedupeKey: { endsWith: requestId } },
      orderBy: { template: "asc" },
    });
    expect(mails.map(({ template, recipient }) => [template, recipient])).toEqual([
      ["request-assigned", rep.email],
      ["request-opened", "richiedente@posta.example"],
    ]);
    expect(mails[1]?.facts).toEqual({ requestId, linkId });
  });

  it("falls to the admin where no rep has the province", async () => {
    const { requestId } = await given({ province: "AO" });
    expect((await row(requestId)).assignedToId).toBe(admin.userId);
  });

  it("is one at a time for a mailbox, and none when it can be renewed online", async () => {
    const { mailbox } = await given();
    const again = { name: "Altra Persona", email: "a@posta.example", province: "RM", message: "" };
    const codes = (each: typeof mailbox) => ({
      userCode: each.userCode ?? "",
      address: `${each.localPart}@${each.domain}`,
    });
    expect(await requestRenewal({ ...again, ...codes(mailbox) }, { seller, actor: anonymous })).toMatchObject({
      code: "request-already-open",
    });
    const live = await givenMailbox();
    expect(await requestRenewal({ ...again, ...codes(live) }, { seller, actor: anonymous })).toMatchObject({
      code: "renewable-online",
    });
  });

  it("is taken in once when the same page is sent twice together", async () => {
    const mailbox = await lapsed();
    const input = {
      userCode: mailbox.userCode ?? "",
      address: `${mailbox.localPart}@${mailbox.domain}`,
      name: "Persona di Prova",
      email: "doppio@posta.example",
      province: "RM",
      message: "",
    };
    const call = { seller, actor: anonymous, key: "same-page-view" };
    const [one, two] = await Promise.all([requestRenewal(input, call), requestRenewal(input, call)]);
    expect(one).toEqual(two);
    expect(await db().request.count({ where: { mailboxId: mailbox.id } })).toBe(1);
  });

  it("is taken in once when two people ask at the same moment", async () => {
    const mailbox = await lapsed();
    const ask = (email: string) =>
      requestRenewal(
        {
          userCode: mailbox.userCode ?? "",
          address: `${mailbox.localPart}@${mailbox.domain}`,
          name: "Persona di Prova",
          email,
          province: "RM",
          message: "",
        },
        { seller, actor: anonymous },
      );
    await Promise.all(["a@posta.example", "b@posta.example", "c@posta.example", "d@posta.example"].map(ask));
    expect(await db().request.count({ where: { mailboxId: mailbox.id } })).toBe(1);
  });
});

describe("two of the staff", () => {
  it("decide once: the other is told who and when", async () => {
    for (let pair = 0; pair < 50; pair += 1) {
      const { requestId } = await given();
      const decide = (actor: Actor, decision: "accept" | "refuse") =>
        answerRequest({ requestId, decision, text: "Ecco." }, { seller, actor });
      const outcomes = await Promise.all([decide(rep.actor, "accept"), decide(office.actor, "refuse")]);
      const lost = outcomes.filter(isRefusal);
      expect(lost).toHaveLength(1);
      const request = await row(requestId);
      expect(lost[0]).toMatchObject({ code: "request-decided", params: { who: request.decidedByName } });
      expect(lost[0]?.params?.when).toMatch(/^\d\d\/\d\d\/\d{4}, \d\d:\d\d$/);
      expect(request.state).toBe(isRefusal(outcomes[0]) ? "refused" : "accepted");
      expect(await db().requestMessage.count({ where: { requestId, fromStaff: true } })).toBe(1);
      expect(
        await db().mail.count({
          where: { template: "request-answered", facts: { path: ["requestId"], equals: requestId } },
        }),
      ).toBe(1);
    }
  }, 240_000);

  it("may not decide a request of their own", async () => {
    const { requestId } = await given({ actor: rep.actor });
    expect(
      await answerRequest({ requestId, decision: "accept", text: "Sì." }, { seller, actor: rep.actor }),
    ).toMatchObject({
      code: "own-request",
    });
  });

  it("have their own open ones first, and none of another seller", async () => {
    const { requestId } = await given({ province: "MI" });
    expect(await nextRequest({ seller, userId: other.userId })).toBe(requestId);
    const mine = await listRequests(viewerOf(other), requestFilter.parse({ whose: "mine" }), 50);
    expect(mine.rows.map(({ id }) => id)).toEqual([requestId]);
    const abroad = { ...viewerOf(admin), seller: "elsewhere" };
    expect((await listRequests(abroad, requestFilter.parse({ state: "any" }), 50)).total).toBe(0);
  });
});

describe("the customer", () => {
  it("replies, and a new answer is promised", async () => {
    const { requestId } = await given();
    await answerRequest({ requestId, decision: "answer", text: "Serve un documento." }, { seller, actor: rep.actor });
    const answered = await row(requestId);
    const at = now().add({ hours: 24 * 30 });
    expect(await replyRequest({ requestId, text: "Eccolo." }, { seller, actor: linkTo(requestId), at })).toEqual({
      requestId,
    });
    const replied = await row(requestId);
    expect(replied.state).toBe("open");
    expect(replied.dueAt.getTime()).toBeGreaterThan(answered.dueAt.getTime());
  });

  it("takes it back, and nobody answers it any more", async () => {
    const { requestId } = await given();
    expect(await withdrawRequest({ requestId }, { seller, actor: linkTo(requestId) })).toEqual({ requestId });
    expect(
      await answerRequest({ requestId, decision: "accept", text: "Sì." }, { seller, actor: rep.actor }),
    ).toMatchObject({
      code: "request-withdrawn",
    });
    expect(await replyRequest({ requestId, text: "Ancora." }, { seller, actor: linkTo(requestId) })).toMatchObject({
      code: "request-decided",
    });
  });

  it("sees and answers nobody else's", async () => {
    const owner = await givenUser(seller);
    const stranger = await givenUser(seller);
    const { requestId } = await given({ actor: owner.actor });
    const open = await given();
    const strangers: Actor[] = [stranger.actor, anonymous, linkTo(open.requestId), linkTo(requestId)];
    for (const actor of strangers) {
      expect(await requestAskedBy(seller, requestId, actor)).toBeNull();
      expect(isRefusal(await replyRequest({ requestId, text: "Io?" }, { seller, actor }))).toBe(true);
      expect(isRefusal(await withdrawRequest({ requestId }, { seller, actor }))).toBe(true);
    }
    expect(await requestAskedBy("elsewhere", requestId, owner.actor)).toBeNull();
    expect(await requestAskedBy(seller, requestId, owner.actor)).toMatchObject({ id: requestId });
    expect((await ownRequests(viewerOf(stranger))).map(({ id }) => id)).not.toContain(requestId);
    expect((await row(requestId)).state).toBe("open");
  });
});

describe("looking a mailbox up for renewal", () => {
  it("gives a short link for the right pair and one answer for every other", async () => {
    const mailbox = await givenMailbox();
    const address = `${mailbox.localPart}@${mailbox.domain}`;
    const ask = (userCode: string, at: string) =>
      lookUpRenewal({ userCode, address: at, visitor: visitor() }, { seller, actor: anonymous });
    const right = await ask(mailbox.userCode ?? "", address.toUpperCase());
    if (isRefusal(right) || !right.linkId) throw new Error("not found");
    const found = await renewalByLink(seller, tokenOf(seller, "renewal", right.linkId), anonymous);
    expect(found).toMatchObject({ which: { mailboxId: mailbox.id }, own: false });
    expect(found?.mailbox.expiresOn).toBe(fromDb(mailbox.expiresOn as Date).toString());
    expect(await ask(mailbox.userCode ?? "", "altra@pec.demo.example")).toEqual(await ask("DMO000", address));
    expect(await ask("KLX1234", address)).toEqual({ linkId: null });
  });

  it("tires of guesses", async () => {
    const from = visitor();
    const guess = () =>
      lookUpRenewal({ userCode: "DMO999", address: "a@pec.demo.example", visitor: from }, { seller, actor: anonymous });
    const codes: string[] = [];
    for (let n = 0; n < 11; n += 1) {
      const outcome = await guess();
      codes.push(isRefusal(outcome) ? outcome.code : "found");
    }
    expect(codes).toEqual([...Array(10).fill("mailbox-not-found"), "too-many-attempts"]);
  });
});

describe("a request to buy by an agreement", () => {
  const ask = (province: string, where = seller) =>
    requestAgreement(
      {
        order: "Avvocati di Roma",
        enrolment: "A123",
        name: "Persona di Prova",
        email: "iscritta@posta.example",
        phone: "333 0000001",
        province,
        message: "Vorrei una casella.",
      },
      { seller: where, actor: anonymous },
    );

  it("reaches the rep of the zone with the Order and what was asked", async () => {
    const asked = await ask("MI");
    if (isRefusal(asked)) throw new Error(asked.code);
    expect(await row(asked.requestId)).toMatchObject({
      kind: "agreement-purchase",
      assignedToId: other.userId,
      facts: { order: "Avvocati di Roma" },
    });
    const [message] = await db().requestMessage.findMany({ where: { requestId: asked.requestId } });
    expect(message?.text).toBe("Avvocati di Roma\nA123\n+393330000001\nVorrei una casella.");
  });

  it("is refused where no agreements are served", async () => {
    await givenSeller("solo-shop", (policy) => {
      policy.money.methods = { public: ["card"] };
      for (const price of policy.catalogue.prices) price.channels = ["public"];
    });
    expect(await ask("RM", "solo-shop")).toMatchObject({ code: "agreements-not-served" });
  });
});

describe("a request for an offer", () => {
  const ask = (mailboxes: number | string, where = "wholesale") =>
    requestVolumeOffer(
      {
        mailboxes,
        company: "Molte Caselle S.p.A.",
        name: "Persona di Prova",
        email: "acquisti@posta.example",
        phone: "333 0000001",
        province: "MI",
      },
      { seller: where, actor: anonymous },
    );
  beforeAll(() =>
    givenSeller("wholesale", (policy) => {
      policy.catalogue.volumeOffer = { fromMailboxes: 10, text: { it: "Chiedi", en: "Ask" } };
    }),
  );

  it("says how many mailboxes, and for whom", async () => {
    const asked = await ask("25");
    if (isRefusal(asked)) throw new Error(asked.code);
    const found = await db().request.findUniqueOrThrow({
      where: { sellerId_id: { sellerId: "wholesale", id: asked.requestId } },
      include: { messages: true },
    });
    expect(found).toMatchObject({
      kind: "volume-offer",
      customerName: "Molte Caselle S.p.A.",
      province: "MI",
      facts: { mailboxes: 25 },
    });
    expect(found.messages[0]?.text).toBe("× 25\nPersona di Prova\n+393330000001");
  });

  it("is refused for fewer, and where no offers are made", async () => {
    expect(await ask(9)).toMatchObject({ code: "volume-too-small", params: { from: 10 }, field: "mailboxes" });
    expect(await ask(10, seller)).toMatchObject({ code: "volume-offers-not-made" });
  });
});
