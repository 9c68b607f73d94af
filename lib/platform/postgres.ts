import { join, resolve } from "node:path";
import pg from "pg";
import { databaseUser, openCluster, runningPort, startServer, stopServer } from "./postgres/cluster";
import { clusterFolder } from "./postgres/place";

const databaseName = "sportello";

export interface EmbeddedDatabase {
  /** Connection string of the shop's own database. */
  url: string;
  /** Where the data is kept: under the data folder, or elsewhere if the server's account cannot enter it. */
  folder: string;
  /** Whether the data had to be kept elsewhere than asked. */
  moved: boolean;
  /** Whether the server was already running. */
  reused: boolean;
  /** Stops the server, unless other programs are still connected to it (then answers false) and `force` is not asked. */
  stop(force?: boolean): Promise<boolean>;
}

/** Keeps nothing safe from a power cut, in exchange for speed: for tests only. */
const fleeting = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };

/**
 * Starts the PostgreSQL that comes with the packages on `<dataFolder>/postgres`, or takes the one already running there.
 * Works as root (the server then runs as user postgres) and as a plain user.
 */
export async function startPostgres(dataFolder: string, options: { durable: boolean }): Promise<EmbeddedDatabase> {
  const wanted = resolve(dataFolder, "postgres");
  const cluster = await openCluster(clusterFolder(wanted));
  const running = await runningPort(cluster);
  const port = running ?? (await startServer(cluster, options.durable ? {} : fleeting));
  const url = (database: string) =>
    `postgresql://${databaseUser}:${cluster.password}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
  await ensureDatabase(url("postgres"));
  return {
    url: url(databaseName),
    folder: cluster.folder,
    moved: cluster.folder !== wanted,
    reused: running !== undefined,
    stop: async (force = false) => {
      if ((await runningPort(cluster)) === undefined) return true;
      if (!force && (await isUsed(url("postgres")))) return false;
      await stopServer(cluster);
      return true;
    },
  };
}

async function ensureDatabase(adminUrl: string): Promise<void> {
  await withClient(adminUrl, async (client) => {
    const found = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [databaseName]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${databaseName}`);
  });
}

async function isUsed(adminUrl: string): Promise<boolean> {
  return withClient(adminUrl, async (client) => {
    const query = `SELECT 1 FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`;
    return (await client.query(query)).rowCount !== 0;
  });
}

/** Lends one connection, closed afterwards whatever happens. */
export async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {}); // the server may go away while idle; the next query tells
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

/**
 * Runs an operator's command with a database: the one of DATABASE_URL, or else the embedded one of DATA_DIR, started for
 * as long as the command lasts if it is not running. DATABASE_URL is set meanwhile, so import what reads it inside.
 */
export async function withDatabase<T>(use: (url: string) => Promise<T>): Promise<T> {
  if (process.env.DATABASE_URL) return use(process.env.DATABASE_URL);
  const database = await startPostgres(process.env.DATA_DIR || join(process.cwd(), ".data"), { durable: true });
  process.env.DATABASE_URL = database.url;
  try {
    return await use(database.url);
  } finally {
    delete process.env.DATABASE_URL;
    if (!database.reused) await database.stop();
  }
}
