import { isRefusal, type Outcome } from "@/lib/kernel/refusal";
import type { Actor } from "@/lib/platform/actor";
import type { Policy } from "@/lib/sellers/policy";
import type { TestStack } from "../support/stack";
import type { HolderInput } from "./holders";
import { type Day, toIso } from "./model/calendar";
import type { Model } from "./model/model";
import type { Mailbox } from "./model/things";
import type { Random } from "./random";

/** Somebody who buys mailboxes, signed in (`user`) or not. */
export interface Customer {
  n: number;
  seller: string;
  random: Random;
  user: { id: string; actor: Actor } | null;
  holder: HolderInput;
  /** How many names this customer thought of. */
  names: number;
  /** Plans bought so far. */
  tried: Set<string>;
}

/** Signed in, or holding the private link of an order. */
export const actorFor = ({ user }: Customer, orderId: string): Actor =>
  user?.actor ?? { kind: "link", purpose: "order", subjectId: orderId };

type Act = () => Promise<void>;

/** The product and the model do not agree. */
export class Mismatch extends Error {
  constructor(what: string, of?: { story: readonly string[] } | null) {
    super([what, ...(of ? ["last acts on it:", ...of.story.slice(-12).map((line) => `  ${line}`)] : [])].join("\n"));
  }
}

/** One simulated business: the product on its database, the model beside it, and what is to happen on which day. */
export class World {
  private readonly agenda = new Map<Day, Map<Customer, Act[]>>();
  private lastActs: Day | null = null;
  /** Lines the bank of a seller will tell of, by the day. */
  readonly statements = new Map<string, { cents: number; text: string; on: string }[]>();
  /** How often each thing happened: a simulation in which something never happens says so. */
  readonly tally = new Map<string, number>();
  /** Names that belong to a mailbox, by seller and domain: nobody else ever gets them. */
  readonly names = new Map<string, string[]>();
  readonly customerOf = new Map<Mailbox, Customer>();

  constructor(
    readonly model: Model,
    readonly stack: TestStack,
    readonly staff: ReadonlyMap<string, Actor>,
    readonly last: Day,
  ) {}

  policy = (seller: string): Policy => this.model.policies.get(seller) as Policy;
  staffOf = (seller: string): Actor => this.staff.get(seller) as Actor;
  today = (): Day => this.model.today;
  isoToday = (): string => toIso(this.model.today);
  count = (what: string): void => void this.tally.set(what, (this.tally.get(what) ?? 0) + 1);

  /** What a customer will do on a day, after today; what falls after the end never happens. */
  plan(customer: Customer, on: Day, act: Act): void {
    const day = Math.max(on, this.today() + 1);
    if (day > this.last) return;
    const acts = this.agenda.get(day) ?? new Map<Customer, Act[]>();
    this.agenda.set(day, acts.set(customer, [...(acts.get(customer) ?? []), act]));
  }

  /** Somebody did something on the day before, or an order waits for its money. */
  isAnythingOpen = (): boolean => this.lastActs === this.today() || this.model.isAnythingOpen();

  /** The acts of today, those of a customer one after the other. A mailbox sees one act a day: others wait. */
  actsOfToday(): Act[] {
    const acts = this.agenda.get(this.today()) ?? new Map<Customer, Act[]>();
    if (acts.size > 0) this.lastActs = this.today();
    this.agenda.delete(this.today());
    return [...acts].map(([customer, all]) => async () => {
      const [first, ...others] = all;
      for (const act of others) this.plan(customer, this.today() + 1, act);
      await first?.();
    });
  }

  /** What an act answered and what the model says it must: both refuse for the same reason, or neither does. */
  agreed<T, P extends object>(outcome: Outcome<T>, predicted: P | string, mailbox: Mailbox | null, what: string) {
    const code = isRefusal(outcome) ? outcome.code : null;
    const foretold = typeof predicted === "string" ? predicted : null;
    if (code !== foretold)
      throw new Mismatch(
        `${this.isoToday()} ${what}: answered ${code ?? "yes"}, the model ${foretold ?? "yes"}`,
        mailbox,
      );
    return code === null
      ? { outcome: outcome as Exclude<typeof outcome, { refused: true }>, predicted: predicted as P }
      : null;
  }
}

/** The value of an act that nothing may refuse. */
export function done<T>(outcome: Outcome<T>, what: string, mailbox?: Mailbox): T {
  if (isRefusal(outcome))
    throw new Mismatch(
      `${what} was refused: ${outcome.code} ${JSON.stringify(outcome.params ?? outcome.field ?? "")}`,
      mailbox ?? null,
    );
  return outcome as T;
}
