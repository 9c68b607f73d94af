import { today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { policySchema } from "@/lib/sellers/policy";
import { CommandRefused, optionalText, type Run, UsageError } from "../command";
import { policyOn } from "./policy";

/** A policy as a file that `sellers import` takes. */
export const run: Run = async (given) => {
  const [seller = ""] = given.words;
  const version = optionalText(given, "version");
  const policy = version === undefined ? await policyOn(seller, today()) : await published(seller, version);
  return { data: policy, text: JSON.stringify(policy, null, 2) };
};

async function published(sellerId: string, text: string) {
  const version = Number(text);
  if (!Number.isSafeInteger(version) || version < 1) throw new UsageError(`--version must be a number, not "${text}"`);
  const row = await db().policyVersion.findUnique({ where: { sellerId_version: { sellerId, version } } });
  if (!row) throw new CommandRefused("version-unknown", `The seller "${sellerId}" has no version ${version}.`);
  return policySchema.parse(row.policy);
}
