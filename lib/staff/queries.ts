import { type Instant, instantFromDb } from "@/lib/kernel/day";
import { db } from "@/lib/platform/db";

export interface OpenTask {
  id: string;
  kind: string;
  subjectKind: string;
  subjectId: string;
  detail: string;
  openedAt: Instant;
}

/** Open tasks of a seller, oldest first. For staff only: the caller has checked the viewer. */
export async function openTasks(seller: string, { skip = 0, take = 50 } = {}): Promise<OpenTask[]> {
  const rows = await db().staffTask.findMany({
    where: { sellerId: seller, closedAt: null },
    orderBy: [{ openedAt: "asc" }, { id: "asc" }],
    select: { id: true, kind: true, subjectKind: true, subjectId: true, detail: true, openedAt: true },
    skip,
    take,
  });
  return rows.map((row) => ({ ...row, openedAt: instantFromDb(row.openedAt) }));
}

/** How many tasks of a seller are open. */
export const countOpenTasks = (seller: string): Promise<number> =>
  db().staffTask.count({ where: { sellerId: seller, closedAt: null } });
