import { execFile } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import PDFDocument from "pdfkit";
import sharp from "sharp";
import { Temporal } from "temporal-polyfill";
import { verifySignature } from "@/lib/contracts/signature/verify-signature";
import { authority, signerOf, signPdf, trusting } from "../support/signatures";
import type { Bench } from "./support/bench";
import { latencies, median } from "./support/clock";

const MEGABYTE = 1024 * 1024;
const ROUNDS = 15;

/** A PDF of about that size: pages of text, and pictures that don't compress. */
async function pdfOf(bytes: number): Promise<Buffer> {
  const side = Math.round(Math.sqrt(bytes / 8 / 3));
  const doc = new PDFDocument();
  const chunks: Buffer[] = [];
  doc.on("data", (chunk: Buffer) => chunks.push(chunk));
  for (let i = 0; i < 8; i++) {
    const raw = { width: side, height: side, channels: 3 as const };
    const picture = await sharp(randomBytes(side * side * 3), { raw })
      .png()
      .toBuffer();
    doc.addPage().text("Il contratto. ".repeat(100)).image(picture, 72, 300, { width: 300 });
  }
  doc.end();
  await new Promise((done) => doc.on("end", done));
  return Buffer.concat(chunks);
}

/** Peak memory of a process that judges the file, in MB. */
async function memoryOf(files: Record<"signed" | "contract" | "authority", Uint8Array>): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "sportello-signature-"));
  const paths = Object.entries(files).map(([name, bytes]) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  });
  const script = fileURLToPath(new URL("support/verify-once.ts", import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", script, ...paths]);
  rmSync(folder, { recursive: true });
  return Number(stdout);
}

const bench: Bench = {
  name: "verifying a signed PDF of 5 MB ÷ hashing it",
  bar: { atMost: 10 },
  async run() {
    const ca = await authority({ kind: "RSA" });
    const contract = await pdfOf(5 * MEGABYTE);
    const signed = await signPdf(contract, await signerOf(ca, { kind: "RSA" }));
    const question = { content: contract, at: Temporal.Instant.from("2026-11-21T12:00:00Z"), trust: trusting(ca) };
    const verify = async () => {
      const { valid, reason } = await verifySignature(signed, question);
      if (!valid) throw new Error(`the bench's own signature is refused: ${reason}`);
    };
    const hash = async () => createHash("sha256").update(signed).digest();
    await Promise.all([verify(), hash()]);
    const [verifyMs, hashMs] = [median(await latencies(ROUNDS, 1, verify)), median(await latencies(ROUNDS, 1, hash))];
    const detail = { bytes: signed.length, verifyMs: verifyMs.toFixed(1), hashMs: hashMs.toFixed(1) };
    const memoryMb = await memoryOf({ signed, contract, authority: ca.der });
    const memory = { name: "memory of a process that does only this, MB", ratio: memoryMb, bar: { atMost: 256 } };
    return [{ ratio: verifyMs / hashMs, detail }, memory];
  },
};

export default bench;
