import { readFileSync } from "node:fs";
import { createUser } from "@/lib/customers/operations/create-user";
import { isRefusal } from "@/lib/kernel/refusal";
import { ROLES, type Role, SYSTEM } from "@/lib/platform/actor";
import { CommandRefused, type Given, type Run, textOf, textsOf, UsageError } from "../command";

/** Adds somebody who signs in. The password never stands on the command line, where others could read it. */
export const run: Run = async (given) => {
  const seller = textOf(given, "seller");
  const fromInput = given.values["password-stdin"] === true;
  const user = {
    displayName: textOf(given, "name"),
    email: textOf(given, "email"),
    userName: textOf(given, "user-name"),
    roles: rolesOf(given),
    territory: textsOf(given, "province"),
    ...(fromInput && { password: readFileSync(0, "utf8").replace(/\r?\n$/, "") }),
  };
  const outcome = await createUser(user, { seller, actor: SYSTEM("sportello") });
  if (isRefusal(outcome)) {
    const field = outcome.field ? ` (${outcome.field})` : "";
    throw new CommandRefused(outcome.code, `The user was not created: ${outcome.code}${field}.`);
  }
  const next = fromInput ? "" : " A link to choose a password was queued to be mailed.";
  return { data: { seller, userId: outcome.userId }, text: `Created ${user.userName} at ${seller}.${next}` };
};

function rolesOf(given: Given): Role[] {
  const asked = textsOf(given, "role");
  return asked.map((text) => {
    const role = ROLES.find((each) => each === text);
    if (!role) throw new UsageError(`--role must be one of ${ROLES.join(", ")}, not "${text}"`);
    return role;
  });
}
