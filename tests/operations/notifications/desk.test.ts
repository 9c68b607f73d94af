import { afterAll, beforeAll, expect, test } from "vitest";
import { instantToDb } from "@/lib/kernel/day";
import { mailFilter } from "@/lib/notifications/filter";
import { listMails } from "@/lib/notifications/queries/desk";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { givenDatabase, givenSeller } from "../../support/seller";

let end: () => Promise<void>;
beforeAll(async () => {
  end = await givenDatabase();
  await givenSeller("demo");
  await givenSeller("altro");
  await mail("demo", "Anna@example.com", "sent", 3, "Fattura");
  await mail("demo", "an_a@example.com", "queued", 2);
  await mail("demo", "bruno@example.com", "rejected", 1, "Avviso");
  await mail("demo", "carla@example.com", "rejected", 0);
  await mail("altro", "anna@example.com", "sent", 0, "Altrove");
});
afterAll(() => end());

const mail = (
  sellerId: string,
  recipient: string,
  state: "queued" | "sent" | "rejected",
  hoursAgo: number,
  subject: string | null = null,
) =>
  db().mail.create({
    data: {
      sellerId,
      id: newId(),
      template: "invoice-issued",
      recipient,
      locale: "it",
      facts: {},
      dedupeKey: newId(),
      state,
      subject,
      createdAt: instantToDb(now().subtract({ hours: hoursAgo })),
    },
  });
const list = async (asked: Record<string, string>, pageSize = 50) => {
  const { rows, total } = await listMails("demo", mailFilter.parse(asked), pageSize);
  return { recipients: rows.map(({ recipient }) => recipient), states: rows.map(({ state }) => state), total };
};

test("newest first, this seller's only; what was dropped is told from what was refused", async () => {
  expect(await list({})).toEqual({
    recipients: ["carla@example.com", "bruno@example.com", "an_a@example.com", "Anna@example.com"],
    states: ["dropped", "rejected", "queued", "sent"],
    total: 4,
  });
});

test("by the beginning of the address, whatever its case; signs of a pattern are letters", async () => {
  expect((await list({ q: "ANNA@" })).recipients).toEqual(["Anna@example.com"]);
  expect((await list({ q: "an_" })).recipients).toEqual(["an_a@example.com"]);
  expect((await list({ q: "%" })).total).toBe(0);
  expect((await list({ q: "example" })).total).toBe(0);
});

test("by state, a page at a time; nonsense in the link is left out", async () => {
  expect((await list({ state: "sent" })).recipients).toEqual(["Anna@example.com"]);
  expect(await list({ page: "2" }, 3)).toMatchObject({ recipients: ["Anna@example.com"], total: 4 });
  expect((await list({ state: "burnt", page: "-1" })).total).toBe(4);
});
