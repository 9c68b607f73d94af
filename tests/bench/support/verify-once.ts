// A process that does nothing but judge a signed file: `verify-once.ts SIGNED CONTENT AUTHORITY`; prints its peak memory in MB.
import { readFileSync } from "node:fs";
import { Temporal } from "temporal-polyfill";
import { loadTrust } from "@/lib/contracts/signature/trust/load-trust";
import { verifySignature } from "@/lib/contracts/signature/verify-signature";

const [signed = "", content = "", authority = ""] = process.argv.slice(2);
const at = Temporal.Instant.from("2026-11-21T12:00:00Z");
const { valid, reason } = await verifySignature(readFileSync(signed), {
  content: readFileSync(content),
  at,
  trust: await loadTrust({ files: [authority] }, at),
});
if (!valid) throw new Error(`the bench's own signature is refused: ${reason}`);
console.log(process.resourceUsage().maxRSS / 1024);
