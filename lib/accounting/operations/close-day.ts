import { instantToDb, isBefore, parseDay, toDb } from "@/lib/kernel/day";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import { actorId, actorName } from "@/lib/platform/actor";
import { operation, staffWith } from "@/lib/platform/operation";
import { differencesOf } from "../closing";
import { closeDayInput } from "../period";
import { figuresOf } from "../queries/closing";

export interface DayClosed {
  on: string;
  differences: number;
}

/**
 * The accounting closes a day that is over: its figures stay as they were seen, differences and all, with a note. Refuses
 * `day-not-over`, `day-closed`, and `closing-needs-note` when something does not agree and nobody says why.
 */
export const closeDay = operation({
  act: "close-day",
  input: closeDayInput,
  may: staffWith("keep-books"),
  audit: ({ on }) => ({ on }),
  run: async (tx, { on, note }, context): Promise<Outcome<DayClosed>> => {
    const day = parseDay(on);
    if (!day || !isBefore(day, context.today)) return refuse("day-not-over", { field: "on" });
    const figures = await figuresOf(tx, context.seller, day);
    const differences = differencesOf(figures).length;
    if (differences > 0 && note === "") return refuse("closing-needs-note", { field: "note" });
    const made = await tx.dayClosing.createMany({
      data: {
        sellerId: context.seller,
        on: toDb(day),
        figures: JSON.parse(JSON.stringify(figures)),
        differences,
        note,
        closedAt: instantToDb(context.now),
        closedById: context.actor.kind === "user" ? (actorId(context.actor) ?? null) : null,
        closedByName: actorName(context.actor) ?? "",
      },
      skipDuplicates: true,
    });
    return made.count === 1 ? { on, differences } : refuse("day-closed");
  },
});
