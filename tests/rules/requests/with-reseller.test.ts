import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isUndecided, REQUEST_STATES } from "@/lib/requests/request";
import { comesToReseller, isWithReseller } from "@/lib/requests/with-reseller";

const request = fc.record({
  state: fc.constantFrom(...REQUEST_STATES),
  resellerId: fc.option(fc.uuid()),
  handedOnAt: fc.option(fc.date({ noInvalidDate: true })),
});
const asked = fc.record({
  kind: fc.constantFrom("renewal-too-late", "more-space", "log-copy", "revocation", "contact-change", "volume-offer"),
  userId: fc.option(fc.constantFrom("reseller", "somebody")),
  email: fc.constantFrom("cliente@posta.example", "Rivendita@posta.example"),
});
const reseller = fc.record({
  state: fc.constantFrom("active", "suspended"),
  userId: fc.constant("reseller"),
  email: fc.constant("rivendita@posta.example"),
});

describe("a request of a reseller's customer", () => {
  it("is with the reseller until it is handed on or closed", () => {
    fc.assert(
      fc.property(request, (each) => {
        const with_ = each.resellerId !== null && each.handedOnAt === null && isUndecided(each.state);
        expect(isWithReseller(each)).toBe(with_);
        expect(isWithReseller({ ...each, handedOnAt: new Date(0) })).toBe(false);
      }),
    );
  });

  it("never comes to one who asks for itself, is suspended or has no time for it, nor when it is the seller's own", () => {
    fc.assert(
      fc.property(asked, reseller, fc.nat(40), (each, who, hours) => {
        const comes = comesToReseller(each, who, hours);
        if (!comes) return;
        expect(who.state).toBe("active");
        expect(hours).toBeGreaterThan(0);
        expect(each.userId).not.toBe(who.userId);
        expect(each.email.toLowerCase()).not.toBe(who.email);
        expect(["revocation", "contact-change", "volume-offer"]).not.toContain(each.kind);
      }),
    );
  });

  it("comes to an active reseller for whatever a customer asks of a mailbox", () => {
    const who = { state: "active", userId: "reseller", email: "rivendita@posta.example" };
    for (const kind of ["renewal-too-late", "renewal-closed-prefix", "forced-reset", "lost-credentials", "log-copy"])
      expect(comesToReseller({ kind, userId: null, email: "cliente@posta.example" }, who, 8)).toBe(true);
  });
});
