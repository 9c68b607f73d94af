import { createSign, generateKeyPairSync, webcrypto } from "node:crypto";
import { crc32 } from "node:zlib";
import { Integer, PrintableString } from "asn1js";
import { AttributeTypeAndValue, Certificate, CryptoEngine } from "pkijs";
import { instantToDb } from "@/lib/kernel/day";
import { epochMs, now } from "@/lib/platform/clock";
import { type HeldIdentity, newName, type PayPalStore, timeText } from "./paypal-sandbox-state";

const DAY_HOURS = 24;

/** The sandbox's signing identity, made when it is first needed and kept with its state. */
export async function identityOf(store: PayPalStore): Promise<HeldIdentity> {
  const kept = store.get("identity", "webhooks");
  if (kept) return kept;
  const made = await makeIdentity();
  const meanwhile = store.get("identity", "webhooks");
  if (meanwhile) return meanwhile;
  store.commit([["identity", "webhooks", made]]);
  return made;
}

/** A key and a certificate signed by itself. */
async function makeIdentity(): Promise<HeldIdentity> {
  const pair = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const privateKey = pair.privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
  const engine = new CryptoEngine({ crypto: webcrypto as Crypto, subtle: webcrypto.subtle as SubtleCrypto });
  const der = (key: typeof pair.privateKey | typeof pair.publicKey, type: "pkcs8" | "spki") =>
    new Uint8Array(key.export({ type, format: "der" } as never) as unknown as Buffer);
  const signing = await webcrypto.subtle.importKey("pkcs8", der(pair.privateKey, "pkcs8"), algorithm, false, ["sign"]);
  const verifying = await webcrypto.subtle.importKey("spki", der(pair.publicKey, "spki"), algorithm, true, ["verify"]);
  const certificate = new Certificate();
  certificate.version = 2;
  certificate.serialNumber = new Integer({ value: 1 });
  const name = () => new AttributeTypeAndValue({ type: "2.5.4.3", value: new PrintableString({ value: "Sportello" }) });
  certificate.issuer.typesAndValues.push(name());
  certificate.subject.typesAndValues.push(name());
  certificate.notBefore.value = instantToDb(now().subtract({ hours: DAY_HOURS }));
  certificate.notAfter.value = instantToDb(now().add({ hours: 3650 * DAY_HOURS }));
  await certificate.subjectPublicKeyInfo.importKey(verifying as CryptoKey, engine);
  await certificate.sign(signing as CryptoKey, "SHA-256", engine);
  const text = Buffer.from(certificate.toSchema().toBER()).toString("base64");
  const lines = text.match(/.{1,64}/g) ?? [];
  const pem = ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n");
  return { privateKey, certificate: pem };
}

/** The headers by which a body is PayPal's own. */
export async function signedHeaders(store: PayPalStore, webhookId: string, baseUrl: string, body: string) {
  const { privateKey } = await identityOf(store);
  const id = newName(36).toLowerCase();
  const at = timeText(epochMs());
  const signed = `${id}|${at}|${webhookId}|${crc32(body)}`;
  return {
    "paypal-transmission-id": id,
    "paypal-transmission-time": at,
    "paypal-transmission-sig": createSign("RSA-SHA256").update(signed).sign(privateKey, "base64"),
    "paypal-cert-url": `${baseUrl}/paypal/certs/webhooks`,
    "paypal-auth-algo": "SHA256withRSA",
  };
}
