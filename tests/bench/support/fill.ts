import pg from "pg";

/** Unique and other indexes that no constraint needs. */
const indexes = `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
  FROM pg_index i WHERE i.indrelid = $1::regclass
    AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)`;

/** A connection for rows by the million, outside of what is measured: what they refer to is not looked up. */
export async function fillingClient(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {}); // the server goes away when the bench has failed: what failed is told
  await client.connect();
  await client.query("SET session_replication_role = replica");
  await client.query("SET synchronous_commit = off");
  await client.query("SET maintenance_work_mem = '512MB'");
  return client;
}

/** Fills a table by a statement; its indexes are made again afterwards, which is quicker than row by row. */
export async function fillTable(client: pg.Client, table: string, text: string, values: unknown[]): Promise<void> {
  const { rows } = await client.query<{ name: string; definition: string }>(indexes, [`"${table}"`]);
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  await client.query(text, values);
  for (const { definition } of rows) await client.query(definition);
}

/** Lets the server know what is in the tables, and has it written now rather than while something is measured. */
export async function settle(client: pg.Client, ...tables: string[]): Promise<void> {
  await client.query(`VACUUM ANALYZE ${tables.map((table) => `"${table}"`).join(", ")}`);
  await client.query("CHECKPOINT");
}
