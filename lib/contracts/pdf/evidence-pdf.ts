import { MARGIN, Sheet } from "@/lib/invoicing/pdf/sheet";
import { formatInstant, type Instant, instantToDb } from "@/lib/kernel/day";
import type { Evidence } from "../evidence";
import type { SignatureFacts } from "../signing";
import { type EvidenceWords, evidenceWords } from "../words";
import { Column } from "./column";

const SOFT = "#4a5266";
const FOOT = 841.89 - 38;
const SIGNATURE_WIDTH = 260;

type Rows = Parameters<Column["facts"]>[0];

/** The evidence of a signature as a PDF: who, when, from where, what exactly was signed, and what proves it. */
export async function evidencePdf(evidence: Evidence): Promise<{ bytes: Buffer; pages: number }> {
  const words = evidenceWords(evidence.locale);
  const createdAt = instantToDb(evidence.decision?.at ?? evidence.signedAt);
  const sheet = new Sheet({ title: words("title"), author: evidence.seller, createdAt });
  const column = new Column(sheet);
  column.text(words("title"), { size: 17, bold: true });
  column.text(words(`lead.${evidence.facts.way}`), { colour: SOFT });
  writeContract(column, evidence, words);
  writeSignature(column, evidence, words);
  writeProof(column, evidence, words);
  let pages = 0;
  sheet.eachPage((page, count) => {
    pages = count;
    const style = { size: 7.5, colour: SOFT };
    sheet.text(words("foot", { hash: evidence.contract.sha256 }), MARGIN, FOOT, style);
    sheet.text(words("page", { page, pages: count }), MARGIN, FOOT + 11, style);
  });
  return { bytes: await sheet.finish(), pages };
}

function writeContract(column: Column, { seller, orderCode, contract }: Evidence, words: EvidenceWords): void {
  column.heading(words("contract"));
  column.facts([
    [words("seller"), seller],
    [words("order"), orderCode],
    [words("version"), `${contract.version} (${words("clauses", { version: contract.clausesVersion })})`],
    [words("content-hash"), contract.contentHash],
    [words("contract-hash"), contract.sha256],
  ]);
}

function writeSignature(column: Column, evidence: Evidence, words: EvidenceWords): void {
  const { facts, signer, signedAt, signedSha256 } = evidence;
  column.heading(words("signature"));
  column.facts([
    [words("way"), words(`ways.${facts.way}`)],
    [words("signer"), signer.name],
    [words("tax-code"), signer.taxCode],
    [words(facts.way === "by-hand" ? "received" : "when"), precisely(signedAt)],
    [words("address"), facts.from?.address ?? null],
    [words("browser"), facts.from?.userAgent ?? null],
    // On the screen it is the contract itself that is signed.
    [words("signed-hash"), facts.way === "on-screen" ? null : signedSha256],
  ]);
}

/** To the second in Rome, and as the machine's clock says it. */
const precisely = (instant: Instant): string => `${formatInstant(instant)} (${instant.round("second").toString()})`;

function writeProof(column: Column, { facts, decision }: Evidence, words: EvidenceWords): void {
  column.heading(words("proof"));
  if (facts.way === "digital") writeCertificate(column, facts.certificate, words);
  if (facts.way === "on-screen") writeCode(column, facts, words);
  if (facts.way !== "by-hand") return;
  const by = { who: decision?.who ?? "", when: decision ? formatInstant(decision.at) : "" };
  column.text(words(decision ? "decided" : "to-be-decided", by));
}

function writeCode(column: Column, facts: Extract<SignatureFacts, { way: "on-screen" }>, words: EvidenceWords): void {
  const { code, approved, mark } = facts;
  column.facts([
    [words("code"), words(`channels.${code.channel}`, { to: code.to })],
    [words("code-sent"), code.sentAt],
    [words("read"), words("read-text")],
    [words("approved"), words("approved-text", approved)],
  ]);
  column.space(8);
  column.text(words(`marks.${mark.kind}`), { colour: SOFT });
  if (mark.kind === "typed") column.text(mark.name, { size: 16 });
  else column.drawing(mark.strokes, SIGNATURE_WIDTH);
}

type Certificate = Extract<SignatureFacts, { way: "digital" }>["certificate"];

function writeCertificate(column: Column, certificate: Certificate, words: EvidenceWords): void {
  const rows: Rows = [
    [words("format"), words(certificate.container === "cades" ? "cades" : "pades")],
    [words("certificate-name"), certificate.name],
    [words("certificate-tax-code"), certificate.taxCode],
    [words("issuer"), certificate.issuer],
    [words("serial"), certificate.serial],
    [words("valid"), [certificate.notBefore, certificate.notAfter].filter(Boolean).join(" – ")],
    [words("qualified"), words(certificate.qualified ? "yes" : "no")],
    [words("claimed"), certificate.claimedAt],
    [words("proven"), certificate.provenAt],
    [words("algorithm"), [certificate.algorithm, certificate.digest].filter(Boolean).join(", ")],
    [words("trust"), words(`trusts.${certificate.trust}`)],
    [words("revocation"), words(`revocations.${certificate.revocation}`)],
  ];
  column.text(words("verified"));
  column.space(4);
  column.facts(rows);
}
