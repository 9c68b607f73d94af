import { Temporal } from "temporal-polyfill";
import { beforeAll, describe, expect, it } from "vitest";
import { verifySignature } from "@/lib/contracts/signature/verify-signature";
import { authority, type Holder, signAttached, signerOf, trusting } from "@/tests/support/signatures";
import { algorithmOf, type NodeKind, signerBelow, signingAs, withKey } from "@/tests/support/signatures-node-keys";

const at = Temporal.Instant.from("2026-11-21T12:00:00Z");
const contract = Buffer.from("the contract");
const GOOD = ["brainpoolP256r1", "brainpoolP384r1", "brainpoolP512r1", "ed25519", "ed448", "rsa-pss"] as const;
const NAMES: Record<string, string> = { ed25519: "EdDSA", ed448: "EdDSA", "rsa-pss": "RSA-PSS" };
let ca: Holder;
const judged = (bytes: Uint8Array, ...believed: Holder[]) =>
  verifySignature(bytes, { at, trust: trusting(...(believed.length > 0 ? believed : [ca])), content: contract });
const personWith = async (kind: NodeKind) => withKey(ca, await signerOf(ca), kind);

beforeAll(async () => {
  ca = await authority();
});

describe.each(GOOD)("a key of kind %s", (kind) => {
  it("signs a contract that is accepted, and its algorithm is named", async () => {
    const by = await personWith(kind);
    expect(await judged(await signAttached(contract, by, signingAs(by)))).toMatchObject({
      valid: true,
      trust: "trusted",
      signers: [{ algorithm: NAMES[kind] ?? "ECDSA" }],
    });
  });

  it("did not sign when another key of its kind did, or a byte is another", async () => {
    const [by, other] = [await personWith(kind), await personWith(kind)];
    const forged = await signAttached(contract, by, signingAs({ ...other, kind }));
    expect((await judged(forged)).reason).toBe("signature-wrong");
    const broken = signingAs(by);
    const changed = await signAttached(contract, by, {
      ...broken,
      value: (attributes) => broken.value!(attributes).map((byte, i, all) => (i === all.length - 1 ? byte ^ 1 : byte)),
    });
    expect((await judged(changed)).reason).toBe("signature-wrong");
  });

  it("may be an authority's", async () => {
    const own = await authority({ commonName: "Altra curva" });
    const issuer = await withKey(own, own, kind);
    const by = await signerBelow(issuer);
    expect(await judged(await signAttached(contract, by), issuer)).toMatchObject({ valid: true, trust: "trusted" });
    const stranger = await withKey(own, await authority({ commonName: "Altra curva" }), kind);
    expect((await judged(await signAttached(contract, by), stranger)).reason).toBe("untrusted-issuer");
  });
});

it("a key on Ed448 signs the digest that goes with it (RFC 8419)", async () => {
  const by = await personWith("ed448");
  const bytes = await signAttached(contract, by, { ...signingAs(by), digest: "SHAKE256" });
  expect(await judged(bytes)).toMatchObject({ valid: true, signers: [{ algorithm: "EdDSA", digest: "SHAKE256" }] });
});

it("a key on secp256k1 is refused as one we can't verify", async () => {
  const by = await personWith("secp256k1");
  expect((await judged(await signAttached(contract, by, signingAs(by)))).reason).toBe("unsupported-algorithm");
});

it("a signature that says another way of signing than its key's is wrong", async () => {
  const by = await personWith("ed25519");
  const ecdsa = { ...signingAs(by), algorithm: algorithmOf("brainpoolP256r1") };
  expect((await judged(await signAttached(contract, by, ecdsa))).reason).toBe("signature-wrong");
  const other = await signAttached(contract, by, { ...signingAs(by), algorithm: algorithmOf("ed448") });
  expect((await judged(other)).reason).toBe("signature-wrong");
  const person = await signerOf(ca);
  const edwards = await signAttached(contract, person, { algorithm: algorithmOf("ed25519") });
  expect((await judged(edwards)).reason).toBe("signature-wrong");
});
