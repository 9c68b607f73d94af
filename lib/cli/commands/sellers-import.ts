import { readFileSync } from "node:fs";
import { compareDays, type Day, isoDay } from "@/lib/kernel/day";
import { SYSTEM } from "@/lib/platform/actor";
import { now, today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { publishPolicyAs } from "@/lib/sellers/operations/publish-policy";
import type { Policy } from "@/lib/sellers/policy";
import { policyDiff } from "@/lib/sellers/policy-diff";
import { type PolicyFault, readPolicy } from "@/lib/sellers/policy-faults";
import { readJson } from "@/lib/sellers/policy-json";
import { lastVersion } from "@/lib/sellers/store/versions";
import { type Answer, CommandRefused, type Run } from "../command";
import { optionalDay } from "../days";
import { policyOn } from "./policy";
import { differenceLine, faultLine, faultSentence } from "./policy-text";

/** Publishes the policy of a file, or says everything wrong with it at once, each by its path. */
export const run: Run = async (given) => {
  const [file = ""] = given.words;
  const from = optionalDay(given, "from") ?? today();
  const read = readPolicy(textOf(file));
  if ("faults" in read) return refusal(file, read.faults);
  const { policy } = read;
  const last = await lastVersion(db(), policy.seller);
  if (last > 0 && compareDays(from, today()) < 0)
    throw new CommandRefused("from-in-past", `${policy.seller} is there already: a version begins today or later.`);
  if (given.values.check) return checked(policy, last);
  const actor = SYSTEM("sportello");
  const version = await db().$transaction((tx) => publishPolicyAs(tx, policy, { from, at: now(), actor }));
  return published(policy, version, from);
};

function textOf(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file === "-" ? 0 : file, "utf8");
  } catch {
    throw new CommandRefused("file-unreadable", `The file ${file} cannot be read.`);
  }
  const read = readJson(text);
  if ("value" in read) return read.value;
  const { line, column, reason } = read.fault;
  throw new CommandRefused("not-json", `The file ${file} is not JSON: line ${line}, column ${column}: ${reason}.`);
}

/** What publishing it would do. */
async function checked(policy: Policy, last: number): Promise<Answer> {
  const { seller } = policy;
  if (last === 0) {
    return {
      data: { seller, version: 1, new: true, differences: [] },
      text: `Nothing is wrong with it. ${seller} would be a new seller.`,
    };
  }
  const differences = policyDiff(await policyOn(seller, today()), policy).map(differenceLine);
  const next = last + 1;
  const text = [
    `Nothing is wrong with it. It would be ${seller} version ${next}. Differences from the one in force: ${differences.length}`,
  ];
  return {
    data: { seller, version: next, new: false, differences },
    text: [...text, ...differences.map((each) => `  ${each}`)].join("\n"),
  };
}

function published(policy: Policy, version: number, from: Day): Answer {
  const data = { seller: policy.seller, version, validFrom: isoDay(from) };
  return { data, text: `Published ${policy.seller} version ${version}, in force from ${isoDay(from)}.` };
}

function refusal(file: string, found: PolicyFault[]): Answer {
  const faults = found.map(({ path, code, params }) => ({
    path,
    code,
    params,
    message: faultSentence({ path, code, params }),
  }));
  return {
    data: { error: { code: "policy-invalid", faults } },
    text: [
      `The policy in ${file} was not published. To be corrected (${found.length}):`,
      ...found.map((each) => `  ${faultLine(each)}`),
    ].join("\n"),
    failed: true,
  };
}
