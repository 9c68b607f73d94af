import { randomBytes } from "node:crypto";
import { checkPassword } from "@/lib/kernel/password-rules";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { ROLES } from "@/lib/platform/actor";
import { operation, systemOnly, z } from "@/lib/platform/operation";
import { hashPassword } from "../password-hash";
import { personSchema } from "../schema";
import { mailReset } from "../store/mailed-links";
import { addUser } from "../store/users";

const INVITATION = { hours: 48 };

/**
 * Adds a member of staff (or anybody else) with the roles given, by a command of the operator's alone. Without a
 * password a link to choose one is mailed, good for 48 hours. Refuses with `user-exists` and the codes of `checkPassword`.
 */
export const createUser = operation({
  act: "create-user",
  /** Roles never come from a form of the shop. */
  input: personSchema.extend({ roles: z.array(z.enum(ROLES)).min(1) }),
  may: systemOnly,
  audit: ({ roles }) => ({ roles: roles.join(" ") }),
  run: async (tx, given, context): Promise<Outcome<{ userId: string }>> => {
    const rules = { userName: given.userName, policy: context.policy.access.password };
    const allowed = given.password === undefined || checkPassword(given.password, rules);
    if (isRefusal(allowed)) return allowed;
    const passwordHash = await hashPassword(given.password ?? randomBytes(32).toString("base64"));
    const { seller, now: at } = context;
    const userId = await addUser(tx, { ...given, seller, at, passwordHash, emailConfirmed: true });
    if (!userId) return refuse("user-exists", { field: "userName" });
    if (given.password === undefined)
      await mailReset(tx, { id: userId, email: given.email, locale: given.locale }, context, INVITATION);
    return { userId };
  },
});
