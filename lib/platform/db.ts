import { PrismaPg } from "@prisma/adapter-pg";
import { type Prisma, PrismaClient } from "@/lib/generated/prisma/client";
import { config } from "./config";

export type Db = PrismaClient;
/** What stores and operations write through: always a transaction somebody else began. */
export type Tx = Prisma.TransactionClient;

// Next reloads modules while developing: the client is kept on the global object so that pools do not pile up.
const shared = globalThis as { sportelloDb?: PrismaClient };

/** The database client of this process. */
export function db(): Db {
  shared.sportelloDb ??= connect(config().databaseUrl, config().databasePool);
  return shared.sportelloDb;
}

function connect(url: string, poolSize: number): PrismaClient {
  const adapter = new PrismaPg({ connectionString: url, max: poolSize, connectionTimeoutMillis: 10_000 });
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 15_000, timeout: 30_000 } });
}

/** Points this process at another database; used by tests and commands before anything is read. */
export async function disconnect(): Promise<void> {
  await shared.sportelloDb?.$disconnect();
  shared.sportelloDb = undefined;
}
