import { Temporal } from "temporal-polyfill";
import type { Instant } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { digestIn } from "../cms/attributes";
import { checkSigner } from "../cms/check-signer";
import { readCms } from "../cms/read-cms";
import { type DocumentStamp, type FoundSignature, nothing, type Opened, type Question } from "../question";
import type { Reason } from "../verdict";
import { judgeUpdate } from "./changes";
import { isDocumentStamp, type PdfSignature, signaturesIn } from "./fields";
import { keptIn } from "./long-term";
import { endOf, Revision, sectionsFrom } from "./revision";
import { isRewritten } from "./rewritten";
import { isBlank, type Update, updatesAfter } from "./updates";
import { isString, PdfFault } from "./values";

const MOST_SIGNATURES = 20;
/** Bytes that may stand between "%%EOF" and the end of what is covered. */
const LINE_END = 2;

export const isPdf = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 5)).toString("latin1") === "%PDF-";

/**
 * Takes a signed PDF apart. The contract must be the file's beginning, byte by byte; what follows may only sign. With no
 * contract given, the revision that was signed first stands for it.
 */
export async function openPades(bytes: Uint8Array, question: Question): Promise<Opened> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const final = new Revision(buffer, sectionsFrom(buffer, endOf(buffer).startxref));
    if (final.trailer.entries.has("Encrypt")) return nothing("encrypted", "pades");
    return await opened(final, signaturesIn(final), question);
  } catch (error) {
    if (error instanceof PdfFault) return nothing(diagnosis(buffer, error.reason), "pades");
    throw error;
  }
}

/** A file that can't be read was cut, when what its signature covers is no longer there. */
function diagnosis(bytes: Buffer, reason: Reason): Reason {
  if (reason !== "malformed") return reason;
  const at = bytes.lastIndexOf("/ByteRange");
  const range = /^\/ByteRange\s*\[\s*0\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/.exec(bytes.toString("latin1", at, at + 80));
  if (at < 0 || !range) return reason;
  const [, hole, second, length] = range.map(Number);
  const isCut = (second ?? 0) + (length ?? 0) > bytes.length || bytes[hole ?? 0] !== 60;
  return isCut ? "corrupted" : reason;
}

async function opened(final: Revision, all: PdfSignature[], question: Question): Promise<Opened> {
  const { bytes } = final;
  const signatures = all.filter((each) => !isDocumentStamp(each));
  const [first] = signatures;
  // A file that was cut ends like the document before it was signed, with a piece of the signature behind.
  if (!first) return nothing(endsWell(bytes) ? "not-signed" : diagnosis(bytes, "malformed"), "pades");
  if (all.length > MOST_SIGNATURES) return nothing("malformed", "pades");
  const beside = keptIn(final);
  const stamps = all.filter(isDocumentStamp);
  const found: FoundSignature[] = [];
  for (const signature of signatures) {
    const later = stamps.filter(({ end }) => end > signature.end);
    const checked = await check(bytes, signature);
    if (typeof checked === "string") return { ...nothing(checked, "pades"), signatures: found };
    found.push({ ...checked, beside, stamps: later.map((stamp) => stampIn(bytes, stamp)) });
  }
  const { content } = question;
  const isOurs = !content || bytes.subarray(0, content.length).equals(content);
  const signed = content ? [content] : rangesOf(bytes, first);
  return {
    container: "pades",
    fault: isOurs ? structureFault(final, all, content?.length ?? first.end) : otherFault(final, content),
    signatures: found,
    content: {
      size: signed.reduce((sum, piece) => sum + piece.length, 0),
      sha256: digestIn("SHA-256", signed).toString("hex"),
    },
    notes: bytes.length > (signatures.at(-1)?.end ?? 0) + LINE_END ? ["updated-for-long-term"] : [],
  };
}

const otherFault = (final: Revision, contract: Uint8Array): Reason =>
  isRewritten(final, contract) ? "rewritten" : "other-content";

const endsWell = (bytes: Buffer): boolean => isBlank(bytes, endOf(bytes).end, bytes.length);

/** Updates may sign, be stamped, or keep data for later; each signature must cover the file up to its own end. */
function structureFault(final: Revision, all: readonly PdfSignature[], from: number): Reason | null {
  const { base, updates } = updatesAfter(final, from);
  const byPeople = all.filter((each) => !isDocumentStamp(each));
  const [signed, stamped] = [byPeople, all].map((signatures) => signatures.at(-1)?.end ?? 0);
  let lastSigned = base;
  for (const update of updates) {
    const purpose = update.end <= (signed ?? 0) ? "signing" : update.end <= (stamped ?? 0) ? "stamping" : "long-term";
    const fault = judgeUpdate(update, purpose, lastSigned);
    if (fault) return fault;
    if (byPeople.some((signature) => isClosedBy(update, signature))) lastSigned = update.after;
  }
  return all.every((signature) => closes(signature, updates, from)) ? null : "not-whole-file";
}

const isClosedBy = (update: Update, { end }: PdfSignature): boolean =>
  end >= update.end && end <= update.end + LINE_END;

/** A signature covers the file up to the end of the update that wrote it; a stamp may be older than all of this. */
function closes(signature: PdfSignature, updates: readonly Update[], from: number): boolean {
  const { number, end } = signature;
  if (end === from || (end < from && isDocumentStamp(signature))) return true;
  return updates.find((update) => isClosedBy(update, signature))?.changed.includes(number) ?? false;
}

const rangesOf = (bytes: Buffer, { contents, end }: PdfSignature): Buffer[] => [
  bytes.subarray(0, contents.start),
  bytes.subarray(contents.end, end),
];

const stampIn = (bytes: Buffer, stamp: PdfSignature): DocumentStamp => ({
  stamp: stamp.contents.bytes,
  pieces: rangesOf(bytes, stamp),
});

type Checked = Omit<FoundSignature, "beside" | "stamps">;

async function check(bytes: Buffer, signature: PdfSignature): Promise<Checked | Reason> {
  const { subFilter, contents } = signature;
  if (["adbe.pkcs7.sha1", "adbe.x509.rsa_sha1"].includes(subFilter)) return "weak-algorithm";
  if (!["ETSI.CAdES.detached", "adbe.pkcs7.detached"].includes(subFilter)) return "unsupported-algorithm";
  const cms = readCms(contents.bytes);
  if (isRefusal(cms)) return "malformed";
  const [signer, ...more] = cms.signers;
  if (!signer || more.length > 0 || cms.content !== null) return "malformed";
  const rules = { certificateNamed: subFilter === "ETSI.CAdES.detached" };
  const checked = await checkSigner(cms, signer, rangesOf(bytes, signature), rules);
  const claimedAt = checked.claimedAt ?? signingTime(signature);
  return { cms, signer, checked: { ...checked, claimedAt } };
}

/** "D:20261115110000+01'00'" */
const PDF_TIME = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|([+-]\d\d)'?(\d\d)?'?)?/;

function signingTime({ dict }: PdfSignature): Instant | null {
  const value = dict.entries.get("M");
  const found = isString(value) ? PDF_TIME.exec(value.bytes.toString("latin1")) : null;
  if (!found) return null;
  const [, year, month, day, hour, minute, second, zone, minutes] = found;
  const offset = zone ? `${zone}:${minutes ?? "00"}` : "Z";
  try {
    return Temporal.Instant.from(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`);
  } catch {
    return null;
  }
}
