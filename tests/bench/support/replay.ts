import pg from "pg";
import { newId } from "@/lib/platform/ids";

/** A statement as it went to the server, and how many rows it touched or answered. */
export interface Sent {
  name?: string | undefined;
  text: string;
  values: unknown[];
  rowCount: number | null;
}

type Query = (config: string | pg.QueryConfig, ...rest: unknown[]) => Promise<pg.QueryResult>;

/** Every statement an act sends over connections of this process, in order; the act does nothing else meanwhile. */
export async function recording(act: () => Promise<unknown>): Promise<Sent[]> {
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const { query } = prototype;
  const sent: Sent[] = [];
  prototype.query = async function (this: unknown, config, ...rest) {
    const { name, text, values = [] } = typeof config === "string" ? { text: config, name: undefined } : config;
    const result = await query.call(this, config, ...rest);
    sent.push({ name, text, values: [...values], rowCount: result.rowCount });
    return result;
  };
  try {
    await act();
  } finally {
    prototype.query = query;
  }
  return sent;
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** The same statements about other rows: ids that are known become theirs, the others new ones. */
export function aboutOthers(statements: readonly Sent[], known: ReadonlyMap<string, string>): Sent[] {
  const ids = new Map(known);
  const other = (id: string) => {
    const given = ids.get(id) ?? newId();
    ids.set(id, given);
    return given;
  };
  const swap = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(swap);
    return typeof value === "string" ? value.replace(UUID, other) : value;
  };
  return statements.map((each) => ({ ...each, values: each.values.map(swap) }));
}

/** Sends them over one connection. Throws when one touches another number of rows than it did at first. */
export async function replay(pool: pg.Pool, statements: readonly Sent[]): Promise<void> {
  const connection = await pool.connect();
  try {
    for (const { name, text, values, rowCount } of statements) {
      const result = await connection.query({ ...(name ? { name } : {}), text, values });
      if (result.rowCount !== rowCount) throw new Error(`${rowCount} rows before, ${result.rowCount} now: ${text}`);
    }
  } finally {
    connection.release();
  }
}
