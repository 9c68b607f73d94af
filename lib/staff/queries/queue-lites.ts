import { type Instant, instantFromDb } from "@/lib/kernel/day";
import { addWorkingHours } from "@/lib/kernel/working-time";
import { isSlow, litePromisedBy } from "@/lib/mailboxes/hub";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";
import type { Policy } from "@/lib/sellers/policy";
import type { QueueItem } from "../queue";

interface Asked {
  seller: string;
  policy: Policy;
}

/** Until when a Lite mailbox asked for at an instant is due: as promised (row 10), else in the time of a request. */
const dueBy = ({ policy }: Asked, asked: Instant): Instant =>
  litePromisedBy(policy, asked) ??
  addWorkingHours(asked, policy.service.promises.requestHours, policy.service.openingHours);

/** Lite mailboxes still being activated when half of the promised time has gone by: oldest first, at most so many. */
export async function slowLites(asked: Asked, most: number): Promise<QueueItem[]> {
  const rows = await db().mailbox.findMany({
    where: { sellerId: asked.seller, state: "provisioning", hubId: { not: null } },
    orderBy: [{ updatedAt: "asc" }, { id: "asc" }],
    take: most,
    include: { hub: { select: { localPart: true, domain: true } } },
  });
  const at = now();
  return rows.flatMap(({ id, localPart, domain, hub, updatedAt }): QueueItem[] => {
    const openedAt = instantFromDb(updatedAt);
    const dueAt = dueBy(asked, openedAt);
    if (!isSlow(openedAt, dueAt, at)) return [];
    const [code, who] = [`${localPart}@${domain}`, hub ? `${hub.localPart}@${hub.domain}` : ""];
    return [{ kind: "lite", id, code, who, detail: "", path: `caselle/${id}`, openedAt, dueAt }];
  });
}

/** When the Lite mailboxes that tasks are about were promised, by their id. */
export async function promisesOfLites(
  asked: Asked,
  tasks: readonly { subjectKind: string; subjectId: string }[],
): Promise<Map<string, Instant>> {
  const ids = tasks.flatMap(({ subjectKind, subjectId }) =>
    subjectKind === "mailbox" && isId(subjectId) ? subjectId : [],
  );
  const rows = await db().mailbox.findMany({
    where: { sellerId: asked.seller, id: { in: ids }, hubId: { not: null }, state: "provisioning_failed" },
    select: { id: true, createdAt: true },
  });
  return new Map(rows.map(({ id, createdAt }) => [id, dueBy(asked, instantFromDb(createdAt))]));
}
