import fc from "fast-check";
import { expect, test } from "vitest";
import { isRefusal } from "@/lib/kernel/refusal";
import { hasOptions, judgeNotify, judgeOrdinary, ORDINARY_MODES, ordinaryModes } from "@/lib/mailboxes/options";
import { type PolicyInput, policySchema } from "@/lib/sellers/policy";
import { presets } from "@/prisma/seed/presets";
import { demoPolicy } from "@/tests/support/policy";

const OWN = "Ada.Prova@pec.demo.example";
const withOptions = (options: NonNullable<PolicyInput["service"]["options"]>) =>
  demoPolicy("demo", (draft) => {
    draft.service.options = options;
  });
const anyOffer = fc.record({
  ordinaryMail: fc.boolean(),
  redirectOrdinary: fc.boolean(),
  notificationAddresses: fc.integer({ min: 0, max: 20 }),
  smsNotice: fc.boolean(),
});
const anyMode = fc.constantFrom(...ORDINARY_MODES);

test("ordinary mail becomes what the seller lets choose, and nothing else", () => {
  fc.assert(
    fc.property(anyOffer, anyMode, (offer, mode) => {
      const policy = withOptions(offer);
      const judged = judgeOrdinary(policy, OWN, { mode, to: "ada@posta.example" });
      const offered = mode === "accept" ? offer.ordinaryMail : mode === "redirect" && offer.redirectOrdinary;
      const none = !offer.ordinaryMail && !offer.redirectOrdinary;
      if (offered || (mode === "refuse" && !none))
        expect(judged).toEqual({ ordinary: mode === "redirect" ? { mode, to: "ada@posta.example" } : { mode } });
      else expect(judged).toMatchObject({ code: "option-not-offered" });
      expect(hasOptions(policy)).toBe(!none || offer.notificationAddresses > 0 || offer.smsNotice);
    }),
  );
});

test("it is never passed on to the mailbox itself, nor to what is no address", () => {
  const policy = withOptions({ redirectOrdinary: true });
  const to = (address: string) => judgeOrdinary(policy, OWN, { mode: "redirect", to: address });
  expect(to(OWN.toUpperCase())).toMatchObject({ code: "address-itself", field: "to" });
  for (const wrong of [
    "",
    "ada",
    "ada@",
    "ada@posta",
    "a b@posta.example",
    "ada＠posta",
    "ada@posta.example\r\nBcc: x@y.it",
  ])
    expect(to(wrong)).toMatchObject({ code: "address-wrong", field: "to" });
});

test("as many addresses are told as the seller says, each once, however they are typed", () => {
  const separators = fc.constantFrom("\n", "\r\n", ", ", ";", " ");
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 20 }),
      fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 12 }),
      separators,
      (most, numbers, separator) => {
        const typed = numbers.map((n) => `prova${n}@posta.example`);
        const distinct = [...new Set(typed)];
        const judged = judgeNotify(withOptions({ notificationAddresses: most }), OWN, typed.join(separator));
        if (distinct.length > most) expect(judged).toMatchObject({ code: "too-many-addresses", params: { most } });
        else expect(judged).toEqual({ notify: distinct });
      },
    ),
  );
  expect(judgeNotify(withOptions({}), OWN, "a@b.it")).toMatchObject({ code: "option-not-offered" });
  const one = withOptions({ notificationAddresses: 1 });
  expect(judgeNotify(one, OWN, OWN)).toMatchObject({ code: "address-itself" });
  expect(isRefusal(judgeNotify(one, OWN, "rossi"))).toBe(true);
});

test("the sellers let set what their pages promise", () => {
  const offers = Object.fromEntries(
    presets
      .map((preset) => policySchema.parse(preset))
      .map(({ seller, service }) => [
        seller,
        [ordinaryModes({ service }).join("|"), service.options.notificationAddresses, service.options.smsNotice],
      ]),
  );
  expect(offers).toEqual({
    visura: ["", 0, true],
    professionalmail: ["", 0, true],
    infocert: ["refuse|accept", 5, true],
    "1pec": ["refuse|accept", 1, false],
    sicurezzapostale: ["refuse|redirect", 0, false],
  });
});
