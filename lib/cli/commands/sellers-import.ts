import { readFileSync } from "node:fs";
import { isoDay } from "@/lib/kernel/day";
import { SYSTEM } from "@/lib/platform/actor";
import { now, today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { publishPolicyAs } from "@/lib/sellers/operations/publish-policy";
import { type PolicyFault, readPolicy } from "@/lib/sellers/policy-faults";
import { CommandRefused, type Run } from "../command";
import { optionalDay } from "../days";

/** Publishes the policy of a file, or says everything wrong with it at once, each by its path. */
export const run: Run = async (given) => {
  const [file = ""] = given.words;
  const from = optionalDay(given, "from") ?? today();
  const read = readPolicy(readJson(file));
  if ("faults" in read) return refusal(file, read.faults);
  const { policy } = read;
  const actor = SYSTEM("sportello");
  const version = await db().$transaction((tx) => publishPolicyAs(tx, policy, { from, at: now(), actor }));
  const data = { seller: policy.seller, version, validFrom: isoDay(from) };
  return { data, text: `Published ${policy.seller} version ${version}, in force from ${isoDay(from)}.` };
};

function readJson(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file === "-" ? 0 : file, "utf8");
  } catch {
    throw new CommandRefused("file-unreadable", `The file ${file} cannot be read.`);
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    const why = error instanceof Error ? error.message : "";
    throw new CommandRefused("not-json", `The file ${file} is not JSON: ${why}`);
  }
}

function refusal(file: string, faults: PolicyFault[]) {
  const lines = faults.map(({ path, message }) => `  ${path || "(the whole policy)"}: ${message}`);
  return {
    data: { error: { code: "policy-invalid", faults } },
    text: [`The policy in ${file} was not published. To be corrected (${faults.length}):`, ...lines].join("\n"),
    failed: true,
  };
}
