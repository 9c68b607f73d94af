import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { signOnScreenForm } from "@/lib/contracts/schema";
import {
  inkOf,
  isNameOf,
  maskedEmail,
  SIGNING_WAYS,
  type Signed,
  signatureFactsSchema,
  signedBy,
  signingOf,
  strokes,
  suffices,
} from "@/lib/contracts/signing";
import { askedKinds, missingKinds } from "@/lib/documents/document";
import { maskedPhone } from "@/lib/notifications/sms-templates";
import { missingSteps, type Progress, whyNotPlaceable } from "@/lib/orders/steps";
import type { DocumentKind, Signing } from "@/lib/sellers/policy/identity";
import { demoPolicy } from "../../support/policy";

const IDENTITY = ["identity-front", "identity-back", "health-card"] as const;
const way = fc.constantFrom(...SIGNING_WAYS);
const signing: fc.Arbitrary<Signing> = fc.record(
  {
    way,
    activates: fc.constantFrom("at-once" as const, "after-review" as const),
    spares: fc.subarray([...IDENTITY]),
  },
  { requiredKeys: ["way", "activates", "spares"] },
);
const offered = fc.uniqueArray(signing, { minLength: 1, selector: (each) => each.way });
const signed: fc.Arbitrary<Signed> = fc.record({ way, trusted: fc.boolean() });
const base = demoPolicy();
const selling = (ways: Signing[]) => ({
  identity: {
    ...base.identity,
    signing: ways,
    documents: { person: [...IDENTITY, "signed-contract"] as DocumentKind[] },
  },
});

describe("whether a signature stands by itself", () => {
  test("only in a way the seller says so of, signed in that very way, never by hand", () => {
    fc.assert(
      fc.property(fc.option(signing, { nil: null }), fc.option(signed, { nil: null }), (chosen, signature) => {
        if (!suffices(chosen, signature)) return;
        expect(chosen?.activates).toBe("at-once");
        expect(signature?.way).toBe(chosen?.way);
        expect(chosen?.way).not.toBe("by-hand");
        if (chosen?.way === "digital") expect(signature?.trusted).toBe(true);
      }),
    );
  });

  test("a digital one that nobody vouches for never does, one on the screen does where the seller says so", () => {
    const atOnce = { way: "digital", activates: "at-once", spares: [] } as const satisfies Signing;
    expect(suffices({ ...atOnce, spares: [] }, { way: "digital", trusted: true })).toBe(true);
    expect(suffices({ ...atOnce, spares: [] }, { way: "digital", trusted: false })).toBe(false);
    expect(suffices({ ...atOnce, way: "on-screen", spares: [] }, { way: "on-screen", trusted: false })).toBe(true);
    expect(suffices({ ...atOnce, way: "by-hand", spares: [] }, { way: "by-hand", trusted: false })).toBe(false);
  });

  test("trusted is a certificate of a known authority that names who was to sign", () => {
    const certificate = {
      ...{ container: "cades", name: null, taxCode: null, issuer: null, serial: null, notBefore: null, notAfter: null },
      ...{ claimedAt: null, provenAt: null, digest: null, algorithm: null, qualified: true, notes: [] },
      ...{ identified: true, trust: "trusted", revocation: "not-checked" },
    } as const;
    const facts = (change: object) =>
      signatureFactsSchema.parse({ way: "digital", from: null, certificate: { ...certificate, ...change } });
    expect(signedBy(facts({}))).toEqual({ way: "digital", trusted: true });
    expect(signedBy(facts({ vouched: true })).trusted).toBe(true);
    expect(signedBy(facts({ vouched: false })).trusted).toBe(false);
    expect(signedBy(facts({ identified: false })).trusted).toBe(false);
    expect(signedBy(facts({ trust: "not-checked" })).trusted).toBe(false);
    expect(signedBy(facts({ trust: "untrusted" })).trusted).toBe(false);
  });
});

describe("the way to sign", () => {
  test("is one of those offered: the chosen one, or the only one, else none yet", () => {
    fc.assert(
      fc.property(offered, fc.option(way, { nil: null }), (ways, chosen) => {
        const found = signingOf(selling(ways), chosen);
        if (found) expect(ways).toContain(found);
        if (ways.some((each) => each.way === chosen)) expect(found?.way).toBe(chosen);
        else expect(found).toBe(ways.length === 1 ? ways[0] : null);
      }),
    );
  });

  test("an order can be placed exactly when what its way asks is there, and the contract signed", () => {
    const sent = fc.subarray([...IDENTITY, "signed-contract"] as DocumentKind[]);
    fc.assert(
      fc.property(offered, fc.option(way, { nil: null }), sent, fc.boolean(), (ways, chosen, given, identity) => {
        const way = signingOf(selling(ways), chosen);
        const asked = askedKinds(selling(ways), "person", way);
        const progress: Progress = {
          ...{ holder: true, name: true, identity },
          ...{ askedDocuments: asked, givenDocuments: given },
        };
        const lacking = missingKinds(
          asked,
          given.map((kind) => ({ kind, state: "uploaded" as const, createdAt: new Date(0) })),
        );
        const needsIdentity = asked.includes("identity-front") && !identity;
        expect(whyNotPlaceable(progress) === null).toBe(lacking.length === 0 && !needsIdentity);
        // Whatever a way spares, the contract is always signed.
        expect(asked).toContain("signed-contract");
        expect(missingSteps(progress).includes("contratto")).toBe(!given.includes("signed-contract"));
        for (const spared of way?.spares ?? []) expect(asked).not.toContain(spared);
      }),
    );
  });
});

describe("a name typed as a signature", () => {
  const signer = { firstName: "Zoë", lastName: "D’Àngelo Rossi" };
  test("is the signer's however it is written", () => {
    for (const name of ["Zoë D’Àngelo Rossi", "zoe d'angelo rossi", "  D'ANGELO ROSSI   zoe ", "Zoe D Angelo-Rossi"])
      expect([name, isNameOf(name, signer)]).toEqual([name, true]);
    for (const name of ["", "Zoe", "Zoe Rossi", "Zoe D'Angelo Bianchi", "D'Angelo Zoe Rossi"])
      expect([name, isNameOf(name, signer)]).toEqual([name, false]);
  });
  test("of anybody is their own", () => {
    const name = fc.stringMatching(/^[A-Za-zàèéìòù]{2,10}( [A-Za-z]{2,10})?$/);
    fc.assert(
      fc.property(name, name, (firstName, lastName) => {
        expect(isNameOf(`${lastName.toLowerCase()}  ${firstName}`, { firstName, lastName })).toBe(true);
      }),
    );
  });
});

describe("a drawn signature", () => {
  const form = {
    ...{ orderId: crypto.randomUUID(), contractId: crypto.randomUUID(), code: "123456" },
    ...{ read: true, approve: true, kind: "drawn" as const },
  };
  const accepted = (drawn: unknown) =>
    signOnScreenForm.safeParse({ ...form, strokes: typeof drawn === "string" ? drawn : JSON.stringify(drawn) }).success;

  test("has ink: its length is that of its lines", () => {
    expect(
      inkOf([
        [
          [0, 0],
          [300, 400],
        ],
        [[7, 7]],
      ]),
    ).toBe(500);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(1000), fc.nat(1000)), { minLength: 1 }), (line) => inkOf([line]) >= 0),
    );
  });
  test("is lines in a box, and nothing else", () => {
    expect(
      accepted([
        [
          [0, 0],
          [300, 0],
        ],
      ]),
    ).toBe(true);
    for (const drawn of [
      "",
      "null",
      "{}",
      "[]",
      "[[]]",
      [[[0, 0]]],
      [
        [
          ["0", 0],
          [300, 0],
        ],
      ],
      [[[0, 0, 0]]],
      [
        [
          [0, 0],
          [1001, 0],
        ],
      ],
    ])
      expect([drawn, accepted(drawn)]).toEqual([drawn, false]);
    const huge = Array.from({ length: 9 }, () => Array.from({ length: 1000 }, (_, i) => [i, i]));
    expect(strokes.safeParse(huge).success).toBe(false);
  });
});

test("an address and a number are shown as far as their owner needs", () => {
  expect(maskedEmail("prova@posta.example")).toBe("p•••@posta.example");
  expect(maskedPhone("+393330000001")).toBe("+39 ••• 001");
});
