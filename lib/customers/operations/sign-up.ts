import { isoDay } from "@/lib/kernel/day";
import { checkPassword } from "@/lib/kernel/password-rules";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { queueMail } from "@/lib/notifications/store";
import type { Tx } from "@/lib/platform/db";
import { anybody, type Context, operation, type z } from "@/lib/platform/operation";
import { visitorSchema } from "@/lib/platform/visitor";
import { hashPassword } from "../password-hash";
import { signUpSchema } from "../schema";
import { mailConfirmation } from "../store/mailed-links";
import { addUser, burnUserName, intendToAdopt, isUserNameTaken } from "../store/users";

const input = signUpSchema.extend({ visitor: visitorSchema });
type Input = z.output<typeof input>;

/**
 * Opens a customer's account and mails a link to confirm the address. An address that has an account gets the same
 * answer; its owner is told by mail. Refuses with `user-name-taken`, the codes of `checkPassword`.
 */
export const signUp = operation({
  act: "sign-up",
  input,
  may: anybody,
  audit: () => ({}),
  run: async (tx, given, context): Promise<Outcome<Record<string, never>>> => {
    const allowed = checkPassword(given.password, {
      userName: given.userName,
      policy: context.policy.access.password,
    });
    if (isRefusal(allowed)) return allowed;
    if (await isUserNameTaken(tx, context.seller, given.userName))
      return refuse("user-name-taken", { field: "userName" });
    const passwordHash = await hashPassword(given.password);
    if (await tellOwner(tx, given, context)) return {};
    const userId = await addUser(tx, newUser(given, passwordHash, context));
    if (userId && given.order) await intendToAdopt(tx, context, userId, given.order);
    if (userId) await mailConfirmation(tx, { userId, email: given.email, locale: given.visitor.locale }, context);
    // Somebody was faster with the same name or address: the first sees it taken, the second is told by mail.
    else if (!(await tellOwner(tx, given, context))) return refuse("user-name-taken", { field: "userName" });
    return {};
  },
});

const newUser = (given: Input, passwordHash: string, context: Context) => ({
  ...given,
  seller: context.seller,
  at: context.now,
  passwordHash,
  locale: given.visitor.locale,
  roles: ["customer" as const],
  territory: [],
  emailConfirmed: false,
});

/** When the address has an account: writes to its owner, at most once a day, and answers true. */
async function tellOwner(tx: Tx, { email, userName }: Input, context: Context): Promise<boolean> {
  const owner = await tx.user.findFirst({ where: { sellerId: context.seller, email } });
  if (!owner) return false;
  await burnUserName(tx, context.seller, userName);
  await queueMail(tx, context, {
    template: "account-exists",
    to: owner.email,
    locale: owner.locale,
    facts: { userId: owner.id },
    dedupeKey: `account-exists:${owner.id}:${isoDay(context.today)}`,
  });
  return true;
}
