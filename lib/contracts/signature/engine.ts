import { webcrypto } from "node:crypto";
import { CryptoEngine, setEngine } from "pkijs";

/** Gives pkijs the cryptography of Node; idempotent. To be called before any of its verifications. */
export function prepareCrypto(): void {
  setEngine("node", new CryptoEngine({ name: "node", crypto: webcrypto as Crypto }));
}
