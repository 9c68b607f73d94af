import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";
import { type Prisma, PrismaClient } from "@/lib/generated/prisma/client";
import { config } from "./config";
import { AS_THE_CLIENT, LendingPool, type Lent, lending, statementName } from "./pool";

export type Db = PrismaClient;
/** What stores and operations write through: always a transaction somebody else began. */
export type Tx = Prisma.TransactionClient;

interface Connected {
  client: PrismaClient;
  pool: pg.Pool;
}

// Next reloads modules while developing: the client is kept on the global object so that pools do not pile up.
const shared = globalThis as { sportelloDb?: Connected | undefined };

/** The database client of this process. */
export const db = (): Db => connected().client;

/**
 * Rows of a read that happens at every key somebody presses: prepared once by each connection of the same pool, a third
 * of what the client costs. `name` is the statement's own, for ever; $1 … are its values. Never inside a transaction.
 */
export async function readRows<R extends pg.QueryResultRow>(
  name: string,
  text: string,
  values: unknown[],
): Promise<R[]> {
  return (await connected().pool.query<R>({ name, text, values })).rows;
}

/** Runs in one transaction whose statements can also be sent without the client's detour (`rowsIn`). */
export function transact<T>(run: (tx: Tx) => Promise<T>): Promise<T> {
  const lent: Lent = {};
  return lending.run(lent, () =>
    db().$transaction((tx) => {
      borrowed.set(tx, lent);
      return run(tx);
    }),
  );
}

/**
 * Rows of a statement of a transaction, for what every act or every payment does: prepared once by each connection and
 * sent as it is, a fifth of what the client costs. Rows are shaped as the client shapes them (bigint, dates at midnight
 * UTC), but enum values are those of the database.
 */
export const rowsIn = <R>(tx: Tx, sql: Prisma.Sql): Promise<R[]> => sendIn<R>(tx, sql.text, sql.values);

/** The same for a text with $1 … and its values. */
export async function sendIn<R>(tx: Tx, text: string, values: unknown[]): Promise<R[]> {
  const connection = borrowed.get(tx)?.connection;
  // A transaction begun elsewhere (a script, a test) goes through the client; one that is over is refused by it.
  if (!connection) return tx.$queryRawUnsafe<R[]>(text, ...values);
  const plain = values.map((value) => (value instanceof Date ? value.toISOString() : value));
  return (await connection.query({ name: statementName(text), text, values: plain, types: AS_THE_CLIENT })).rows as R[];
}

const borrowed = new WeakMap<Tx, Lent>();

function connected(): Connected {
  shared.sportelloDb ??= connect(config().databaseUrl, config().databasePool);
  return shared.sportelloDb;
}

function connect(url: string, poolSize: number): Connected {
  const pool = new LendingPool({ connectionString: url, max: poolSize, connectionTimeoutMillis: 10_000 });
  pool.on("error", () => {}); // the server may go away while idle; the next query tells
  const adapter = new PrismaPg(pool, { disposeExternalPool: true });
  return { pool, client: new PrismaClient({ adapter, transactionOptions: { maxWait: 15_000, timeout: 30_000 } }) };
}

/** Points this process at another database; used by tests and commands before anything is read. */
export async function disconnect(): Promise<void> {
  const before = shared.sportelloDb;
  shared.sportelloDb = undefined;
  await before?.client.$disconnect();
  if (before && !before.pool.ended) await before.pool.end();
}
