const AT_ONCE = 500;

/** Where a batch begins: after the last id of the one before. */
export type From = { where: { id?: { gt: string } }; orderBy: { id: "asc" }; take: number };

/** Everything a list has, some hundreds at a time and in the order of their ids: `read` is asked until it has no more. */
export async function* inBatches<T extends { id: string }>(read: (from: From) => Promise<T[]>): AsyncGenerator<T[]> {
  let after: string | null = null;
  for (;;) {
    const rows: T[] = await read({ where: after ? { id: { gt: after } } : {}, orderBy: { id: "asc" }, take: AT_ONCE });
    if (rows.length === 0) return;
    yield rows;
    after = rows.at(-1)?.id ?? null;
  }
}
