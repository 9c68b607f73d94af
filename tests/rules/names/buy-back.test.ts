import { expect, test } from "vitest";
import { statesGivenBack } from "@/lib/names/buy-back";
import type { PolicyInput } from "@/lib/sellers/policy";
import { demoPolicy } from "../../support/policy";

type Phases = PolicyInput["lifecycle"]["phases"];
const given = (phases: Phases, buyBack = true) =>
  statesGivenBack(
    demoPolicy("demo", (policy) => {
      policy.lifecycle.phases = phases;
      policy.names.buyBack = buyBack;
    }),
  );
const cancelled = { state: "cancelled", from: { months: 6 }, access: "none" } as const;
const deleted = { state: "deleted", from: { months: 9 }, access: "none" } as const;

test("a name is given back once the provider was told to close its mailbox, and not before", () => {
  expect(given([cancelled])).toEqual([]);
  expect(given([{ ...cancelled, command: "close" }])).toEqual(["cancelled"]);
  expect(given([{ ...cancelled, command: "close" }, deleted])).toEqual(["cancelled", "deleted"]);
  expect(given([cancelled, { ...deleted, command: "close" }])).toEqual(["deleted"]);
  expect(given([{ ...cancelled, command: "close" }], false)).toEqual([]);
});
