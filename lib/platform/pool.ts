import { AsyncLocalStorage } from "node:async_hooks";
import { createHash } from "node:crypto";
import pg from "pg";

/** The connection of a transaction, from its beginning to its end. */
export interface Lent {
  /** Lent once, and never again when it is over. */
  given?: true;
  connection?: pg.PoolClient | undefined;
}

// One for the process, like the pool: bundles may hold several copies of this module.
const shared = globalThis as { sportelloLending?: AsyncLocalStorage<Lent> };
shared.sportelloLending ??= new AsyncLocalStorage<Lent>();
export const lending = shared.sportelloLending;

type Callback = Parameters<pg.Pool["connect"]>[0];

/** A pool that tells the transaction that is beginning which connection it was lent, and when it is lent no more. */
export class LendingPool extends pg.Pool {
  private readonly borrowers = new Map<pg.PoolClient, Lent>();

  constructor(options: pg.PoolConfig) {
    super(options);
    this.on("release", (_error, connection) => {
      const lent = this.borrowers.get(connection as pg.PoolClient);
      if (lent) lent.connection = undefined;
      this.borrowers.delete(connection as pg.PoolClient);
    });
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(done: Callback): void;
  override connect(done?: Callback): unknown {
    if (done) return super.connect(done);
    return super.connect().then((connection) => {
      const lent = lending.getStore();
      if (lent && !lent.given) {
        lent.given = true;
        lent.connection = connection;
        this.borrowers.set(connection, lent);
      }
      return connection;
    });
  }
}

const { INT8, DATE } = pg.types.builtins;

/** Values as the client of the database gives them: bigint, dates as midnight UTC. */
export const AS_THE_CLIENT: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => {
    if (oid === INT8) return BigInt;
    if (oid === DATE) return (text: string) => new Date(`${text}T00:00:00Z`);
    return pg.types.getTypeParser(oid, format);
  },
};

const MOST_NAMES = 500;
const names = new Map<string, string>();

/** The name a text is prepared under; beyond so many texts, one more is not worth keeping. */
export function statementName(text: string): string | undefined {
  const known = names.get(text);
  if (known || names.size >= MOST_NAMES) return known;
  const name = createHash("sha256").update(text).digest("hex").slice(0, 32);
  names.set(text, name);
  return name;
}
