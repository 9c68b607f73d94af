import { withClient, withDatabase } from "@/lib/platform/postgres";
import { type Answer, CommandRefused } from "./command";

/**
 * Lends a command its database: DATABASE_URL's, or the one of DATA_DIR. A new data folder is prepared as `npm start`
 * would: tables, queues, and the demo where no real money can be taken. With `any` nothing is prepared or changed.
 */
export async function lendDatabase(needs: "ready" | "any", use: () => Promise<Answer>): Promise<Answer> {
  const own = !process.env.DATABASE_URL;
  return withDatabase(async (url) => {
    try {
      await prepare(url, needs, own);
      return await use();
    } finally {
      const [{ disconnect }, { closeBoss }] = await Promise.all([
        import("@/lib/platform/db"),
        import("@/lib/platform/boss"),
      ]);
      await closeBoss();
      await disconnect();
    }
  });
}

async function prepare(url: string, needs: "ready" | "any", own: boolean): Promise<void> {
  const found = await withClient(url, (client) => client.query(`SELECT to_regclass('"Seller"') AS "table"`));
  if (found.rows[0]?.table !== null) return;
  if (needs === "any") {
    throw new CommandRefused("database-empty", "This database has no tables of Sportello: there is nothing to check.");
  }
  const [{ migrate }, { prepareQueues }, { config }] = await Promise.all([
    import("@/lib/platform/migrate"),
    import("@/lib/jobs/prepare"),
    import("@/lib/platform/config"),
  ]);
  await migrate(url);
  await prepareQueues(url);
  if (own && config().sandboxed.payments) await (await import("@/prisma/seed")).seed();
}
