import { type Outcome, refuse } from "@/lib/kernel/refusal";
import { actorId } from "@/lib/platform/actor";
import type { Call } from "@/lib/platform/operation";
import { operation, z } from "@/lib/platform/operation";
import { attempt, type Limit } from "@/lib/platform/throttle";
import { mailConfirmation } from "../store/mailed-links";
import { lockUser } from "../store/users";

const LIMIT: Limit = { name: "send-confirmation", points: 5, seconds: 3600 };
const schema = z.strictObject({});
type Sent = { sent: boolean };

const act = operation({
  act: "send-confirmation",
  input: schema,
  may: (actor) => actor.kind === "user",
  audit: () => ({}),
  run: async (tx, _, context): Promise<Outcome<Sent>> => {
    const user = await lockUser(tx, context.seller, actorId(context.actor) ?? "");
    if (!user || user.emailConfirmedAt) return { sent: false };
    await mailConfirmation(tx, { userId: user.id, email: user.email, locale: user.locale }, context);
    return { sent: true };
  },
});

/** Mails a new link to the signed-in user whose address is not confirmed; `too-many-attempts` after 5 in an hour. */
export const sendConfirmation = Object.assign(
  async (input: z.input<typeof schema>, call: Call): Promise<Outcome<Sent>> => {
    const { allowed } = await attempt(LIMIT, call.seller, actorId(call.actor) ?? "");
    return allowed ? act(input, call) : refuse("too-many-attempts");
  },
  { act: act.act, schema },
);
