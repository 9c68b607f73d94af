import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { requestPasswordReset } from "@/lib/customers/exchanges/asked-by-anybody";
import { prove } from "@/lib/customers/exchanges/prove";
import { resetPassword } from "@/lib/customers/exchanges/reset-password";
import { chooseQuestion } from "@/lib/customers/exchanges/security-question";
import { signIn } from "@/lib/customers/exchanges/sign-in";
import { resetPassword as resetPasswordAct } from "@/lib/customers/operations/reset-password";
import { removeSecurityQuestion } from "@/lib/customers/operations/set-security-question";
import { resetAsked } from "@/lib/customers/queries/security";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { shiftClock } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { tokenOf } from "@/lib/platform/links";
import { accessPolicy } from "@/lib/sellers/policy/access";
import { givenUser, PASSWORD, visitor } from "../../support/people";
import { givenDatabase, givenSeller } from "../../support/seller";

let close: () => Promise<void>;
let seller: string;
beforeAll(async () => {
  close = await givenDatabase();
  seller = await givenSeller("asking", (policy) => {
    policy.access = { securityQuestions: true };
  });
  await givenSeller("silent");
});
afterAll(() => close());

const ANSWER = "Via delle Magnolie, 12";
const anybody = (at = seller) => ({ seller: at, actor: { kind: "anonymous" as const } });
function good<T>(outcome: Outcome<T>): T {
  if (isRefusal(outcome)) throw new Error(`${outcome.code} ${outcome.field ?? ""}`);
  return outcome as T;
}

/** Somebody signed in, with a question; `browser` carries their session. */
async function asked(at = seller) {
  const user = await givenUser(at);
  const { sessionId } = good(
    await signIn({ login: user.userName, password: PASSWORD, visitor: visitor() }, anybody(at)),
  );
  const browser = visitor({ sessionId });
  const set = (question: "childhood-street" | "own" = "childhood-street", answer = ANSWER) =>
    chooseQuestion({ question, own: "", answer, visitor: browser }, { seller: at, actor: user.actor });
  return { ...user, browser, set };
}
type Somebody = Awaited<ReturnType<typeof asked>>;

async function linkFor(user: Somebody): Promise<string> {
  good(await requestPasswordReset({ login: user.userName, visitor: visitor() }, anybody()));
  const where = { sellerId: seller, recipient: user.email, template: "reset-password" };
  const mail = await db().mail.findFirst({ where, orderBy: { createdAt: "desc" } });
  return mail ? tokenOf(seller, "reset-password", (mail.facts as { linkId: string }).linkId) : "";
}
const choose = (token: string, answer: string | undefined, password = "Nuova1corda") =>
  resetPassword({ token, password, ...(answer === undefined ? {} : { answer }) }, anybody());
const noticesTo = async ({ email }: Somebody) =>
  (
    await db().mail.findMany({ where: { recipient: email, template: "access-notice" }, orderBy: { createdAt: "asc" } })
  ).map(({ facts }) => (facts as { event: string }).event);

describe("a security question", () => {
  test("is asked besides the link, and its answer opens however it is written", async () => {
    const user = await asked();
    good(await user.set());
    const token = await linkFor(user);
    expect(await resetAsked(seller, token, accessPolicy.parse({ securityQuestions: true }))).toMatchObject({
      question: "childhood-street",
      cancelled: false,
    });
    expect(await choose(token, undefined)).toEqual(refuse("answer-wrong", { field: "answer" }));
    expect(await resetPasswordAct({ token, password: "Nuova1corda" }, anybody())).toMatchObject({
      code: "answer-wrong",
    });
    expect(await choose(token, "via delle magnolie 12", "corta")).toMatchObject({ code: "password-too-short" });
    good(await choose(token, "VIA DELLE MAGNOLIE 12"));
    expect(await noticesTo(user)).toEqual(["security-question-set", "password-changed"]);
  });

  test("leaves no answer in clear, neither in its row nor in the audit log", async () => {
    const user = await asked();
    good(await user.set());
    const kept = JSON.stringify([
      await db().securityInfo.findMany(),
      await db().command.findMany({ select: { act: true, input: true, outcome: true } }),
    ]);
    for (const secret of ["agnolie", "childhood-street"]) expect(kept.toLowerCase()).not.toContain(secret);
  });

  test("is cancelled by the third wrong answer, its owner is told, and then a link is not enough", async () => {
    const user = await asked();
    good(await user.set());
    const token = await linkFor(user);
    for (let i = 0; i < 2; i++) expect(await choose(token, `sbagliata ${i}`)).toMatchObject({ code: "answer-wrong" });
    expect(await choose(token, "sbagliata 2")).toEqual(refuse("security-cancelled"));
    expect(await choose(token, ANSWER)).toEqual(refuse("security-cancelled"));
    expect(await db().securityInfo.findFirst({ where: { userId: user.userId } })).toMatchObject({
      answerHash: null,
      questionSealed: null,
    });
    expect(await noticesTo(user)).toEqual(["security-question-set", "security-cancelled"]);
    const before = await db().mail.count({ where: { template: "reset-password" } });
    await linkFor(user);
    expect(await db().mail.count({ where: { template: "reset-password" } })).toBe(before);
    expect(await db().mail.count({ where: { recipient: user.email, template: "recovery-by-document" } })).toBe(1);
    good(await signIn({ login: user.userName, password: PASSWORD, visitor: visitor() }, anybody()));
  });

  test("counts twenty answers at once as three, and two wrong ones before a right one as none", async () => {
    const user = await asked();
    good(await user.set());
    const token = await linkFor(user);
    await choose(token, "sbagliata uno");
    await choose(token, "sbagliata due");
    expect(await choose(token, ANSWER, "corta")).toMatchObject({ code: "password-too-short" });
    const guesses = Array.from({ length: 20 }, (_, i) => choose(token, i === 19 ? ANSWER : `sbagliata ${i}`));
    const outcomes = await Promise.all(guesses);
    const looked = await db().command.count({
      where: { act: "count-security-answer", refused: null, input: { equals: { userId: user.userId } } },
    });
    expect(looked).toBeLessThanOrEqual(3 + 3);
    expect(outcomes.filter((each) => !isRefusal(each)).length).toBeLessThanOrEqual(1);
  });

  test("is set only with a fresh proof, and not where the seller asks none", async () => {
    const user = await asked();
    expect(await user.set("own")).toEqual(refuse("invalid-input"));
    expect(await user.set("childhood-street", "ab")).toMatchObject({ code: "answer-too-short" });
    shiftClock(15 * 60_000 + 1000);
    const call = { seller, actor: user.actor };
    expect(await user.set()).toEqual(refuse("prove-again"));
    expect(await prove({ proof: "sbagliata", visitor: user.browser }, call)).toMatchObject({ code: "proof-wrong" });
    good(await prove({ proof: PASSWORD, visitor: user.browser }, call));
    good(await user.set());
    good(await removeSecurityQuestion({ visitor: user.browser }, call));
    expect(await removeSecurityQuestion({ visitor: user.browser }, call)).toEqual(refuse("not-found"));
    shiftClock(0);
    const elsewhere = await asked("silent");
    expect(await elsewhere.set()).toEqual(refuse("security-questions-off"));
  });

  test("is not set in somebody else's session, nor guessed at through the proof", async () => {
    const [user, other] = [await asked(), await asked()];
    const call = { seller, actor: user.actor };
    expect(
      await chooseQuestion({ question: "first-job", own: "", answer: "Bologna", visitor: other.browser }, call),
    ).toEqual(refuse("session-ended"));
    for (let i = 0; i < 5; i++)
      expect(await prove({ proof: `sbagliata${i}`, visitor: user.browser }, call)).toMatchObject({
        code: "proof-wrong",
      });
    expect(await prove({ proof: PASSWORD, visitor: user.browser }, call)).toEqual(refuse("too-many-attempts"));
  });
});
