import { COUNTED, type PageOf } from "@/lib/kernel/pages";

interface Read<Row> {
  /** Ids in the list's order: an index that has the filters and the order in it answers alone, however far the page is. */
  ids(at: { skip: number; take: number }): Promise<{ id: string }[]>;
  rows(ids: string[]): Promise<Row[]>;
  /** How many fit, at most so many. */
  count(most: number): Promise<number>;
}

/** A page of a list, 1 the first: its place is found in an index, and only the rows that are shown are read. */
export async function readPage<Row extends { id: string }>(
  page: number,
  size: number,
  read: Read<Row>,
): Promise<PageOf<Row>> {
  const skip = Math.min((page - 1) * size, COUNTED);
  const [ids, total] = await Promise.all([read.ids({ skip, take: size }), read.count(COUNTED + 1)]);
  const found = await read.rows(ids.map(({ id }) => id));
  const byId = new Map(found.map((row) => [row.id, row]));
  return { rows: ids.flatMap(({ id }) => byId.get(id) ?? []), total };
}
