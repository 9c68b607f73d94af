import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { handler } from "@/lib/customers/jobs/remind-passwords";
import { dayInRome, instantFromDb, isoDay } from "@/lib/kernel/day";
import { passwordAge } from "@/lib/notifications/queries/access";
import { shiftClock } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { policyOf } from "@/lib/sellers/queries";
import { givenUser } from "../../support/people";
import { givenDatabase, givenSeller } from "../../support/seller";

const DAY = 24 * 3600_000;
let close: () => Promise<void>;
beforeAll(async () => {
  close = await givenDatabase();
  await givenSeller("ageing", (policy) => {
    policy.access = { passwordMonths: 12, adviceMonths: 6 };
  });
  await givenSeller("lasting");
});
afterAll(() => close());
afterEach(() => shiftClock(0));

const context = { jobId: "test", retry: 0, signal: AbortSignal.timeout(60_000) };
const stagesTo = async (recipient: string) =>
  (await db().mail.findMany({ where: { recipient, template: "password-age" }, orderBy: { createdAt: "asc" } })).map(
    ({ facts }) => facts as { userId: string; stage: "advised"; day: string; setAt: string },
  );

test("in two years of days each is told of each age once, also when nights are missed", async () => {
  const user = await givenUser("ageing");
  const elsewhere = await givenUser("lasting");
  for (let n = 0; n < 730; n += n % 3 === 0 ? 2 : 5) {
    shiftClock(n * DAY);
    await handler({}, context);
  }
  expect((await stagesTo(user.email)).map(({ stage }) => stage)).toEqual(["advised", "expiring", "expired"]);
  expect(await stagesTo(elsewhere.email)).toEqual([]);
});

test("a mail that waits says nothing once the password has changed, and the day is the policy's", async () => {
  const user = await givenUser("ageing");
  shiftClock(200 * DAY);
  await handler({}, context);
  const [facts] = await stagesTo(user.email);
  const policy = await policyOf("ageing");
  if (!facts || !policy) throw new Error("no mail");
  const row = await db().user.findFirstOrThrow({ where: { id: user.userId } });
  const setOn = dayInRome(instantFromDb(row.passwordSetAt));
  expect(facts.day).toBe(isoDay(setOn.add({ months: 6 })));
  const source = { seller: "ageing", policy, locale: "it", facts };
  expect(await passwordAge(source)).toMatchObject({ stage: "advised", day: facts.day });
  await db().user.updateMany({ where: { id: user.userId }, data: { passwordSetAt: new Date() } });
  expect(await passwordAge(source)).toBeNull();
});

test("somebody suspended is told nothing", async () => {
  const user = await givenUser("ageing");
  await db().user.updateMany({ where: { id: user.userId }, data: { active: false } });
  shiftClock(190 * DAY);
  await handler({}, context);
  expect(await stagesTo(user.email)).toEqual([]);
});
