import type { z } from "zod";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import type { Call } from "@/lib/platform/operation";
import { attempt, evenly, type Limit, takeBack } from "@/lib/platform/throttle";
import { type Visitor, visitorSchema } from "@/lib/platform/visitor";

const HOUR = 3600;
/** An office signs up many people from one network; nobody asks for the same thing about one person more often. */
const PER_NETWORK: Limit = { name: "ask-network", points: 60, seconds: HOUR };
const PER_SUBJECT: Limit = { name: "ask-subject", points: 5, seconds: HOUR };
/** Longer than any of these acts takes, found or not found. In milliseconds. */
const ANSWER_MS = 350;

type Asked = Record<string, never>;
type Input<S extends z.ZodObject> = z.input<S> & { visitor: Visitor };

/**
 * An act that anybody may ask for about an account and that must not tell whether the account exists: always the same
 * answer, always after the same time. A network that asks too often is refused (`too-many-attempts`); too many asks
 * about one subject are answered as ever and not done.
 */
export function openToAll<S extends z.ZodObject>(
  operation: ((input: Input<S>, call: Call) => Promise<Outcome<Asked>>) & { act: string },
  schema: S,
  subjectOf: (input: z.output<S>) => string,
) {
  const ask = (raw: Input<S>, call: Call): Promise<Outcome<Asked>> =>
    evenly(ANSWER_MS, async () => {
      const { visitor, ...rest } = raw;
      const parsed = schema.safeParse(rest);
      if (!parsed.success || !visitorSchema.safeParse(visitor).success) return refuse("invalid-input");
      const network = await attempt(PER_NETWORK, call.seller, operation.act, visitor.network);
      if (!network.allowed) return refuse("too-many-attempts");
      const subject = await attempt(PER_SUBJECT, call.seller, operation.act, subjectOf(parsed.data));
      if (!subject.allowed) return {};
      const outcome = await operation(raw, call);
      if (!isRefusal(outcome)) return {};
      // Nothing was done: correcting a form must not use up what may be asked about this subject.
      await takeBack(PER_SUBJECT, call.seller, operation.act, subjectOf(parsed.data));
      return outcome;
    });
  return Object.assign(ask, { act: operation.act, schema });
}
