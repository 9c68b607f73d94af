import { readFile } from "node:fs/promises";
import type { Verdict } from "@/lib/contracts/signature/verify-signature";
import { verifySignature } from "@/lib/contracts/signature/verify-signature";
import english from "@/lib/i18n/messages/en/signature.json";
import { CommandRefused, optionalText, type Run } from "../command";
import { instantAsked } from "./instant-asked";
import { trustGiven } from "./trust-given";

/** The same judgement as the contract's page makes; ends with code 1 when the file is not valid. */
export const run: Run = async (given) => {
  const [file = ""] = given.words;
  const content = optionalText(given, "content");
  const taxCode = optionalText(given, "tax-code");
  const at = instantAsked(given);
  const verdict = await verifySignature(await bytesOf(file), {
    at,
    trust: await trustGiven(given, at),
    ...(content !== undefined && { content: await bytesOf(content) }),
    ...(taxCode !== undefined && { taxCode }),
  });
  return { data: plain(verdict), text: textOf(verdict), failed: !verdict.valid };
};

async function bytesOf(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch {
    throw new CommandRefused("file-unreadable", `The file ${path} can't be read.`);
  }
}

/** Instants as text; the sentence of the reason beside its code. */
function plain(verdict: Verdict): unknown {
  const message = verdict.reason === null ? null : english.refusals[verdict.reason];
  return { ...JSON.parse(JSON.stringify(verdict)), message };
}

function textOf(verdict: Verdict): string {
  const { valid, reason, signers, content, notes } = verdict;
  const lines = [valid ? "Valid." : `Not valid (${reason}): ${reason && english.refusals[reason]}`];
  for (const each of signers) {
    const who = [each.name ?? "unknown", each.taxCode, each.country].filter(Boolean).join(", ");
    const when = each.provenAt ?? each.claimedAt;
    const how = [each.algorithm, each.digest].filter(Boolean).join(" with ");
    lines.push(
      `Signer: ${who}`,
      `  certificate ${each.serial} by ${each.issuer}, ${each.notBefore} to ${each.notAfter}`,
    );
    lines.push(`  signed ${when ?? "at an unknown time"}; ${how}; ${each.trust}; revocation ${each.revocation}`);
    if (each.reason) lines.push(`  ${each.reason}`);
  }
  if (content) lines.push(`Content: ${content.size} bytes, SHA-256 ${content.sha256}`);
  return [...lines, ...notes.map((note) => `Note: ${english.notes[note]}`)].join("\n");
}
