import { PgBoss } from "pg-boss";
import { config } from "./config";
import { sendIn, type Tx } from "./db";
import { log } from "./log";

const shared = globalThis as { sportelloBoss?: Promise<PgBoss> };

/** The queue as a sender: creates its schema when it is missing, runs no maintenance. */
export function boss(): Promise<PgBoss> {
  shared.sportelloBoss ??= open();
  return shared.sportelloBoss;
}

async function open(): Promise<PgBoss> {
  const sender = new PgBoss({ connectionString: config().databaseUrl, max: 2, supervise: false, schedule: false });
  sender.on("error", (error: Error) => log.error({ error: error.message }, "queue error"));
  await sender.start();
  return sender;
}

/** Ends the sender's connections; used by tests and commands. */
export async function closeBoss(): Promise<void> {
  const sender = await shared.sportelloBoss;
  shared.sportelloBoss = undefined;
  await sender?.stop({ graceful: false });
}

/** The queue's own statements, sent by the transaction. */
const through = (tx: Tx) => ({
  executeSql: async (text: string, values?: unknown[]) => ({ rows: await sendIn(tx, text, values ?? []) }),
});

/** Sends a job inside the transaction: it exists if and only if the transaction commits. */
export async function sendInTransaction(
  tx: Tx,
  queue: string,
  payload: object,
  options: { startAfter?: Date; key?: string },
) {
  const sender = await boss();
  await sender.send(queue, payload, { db: through(tx), startAfter: options.startAfter, singletonKey: options.key });
}

/** Many jobs of one queue, in one statement of its own. */
export async function sendAll(queue: string, payloads: object[]): Promise<void> {
  const sender = await boss();
  await sender.insert(
    queue,
    payloads.map((data) => ({ data })),
  );
}

/** Many jobs of one queue, in one statement of the transaction. */
export async function sendAllInTransaction(tx: Tx, queue: string, payloads: object[]): Promise<void> {
  if (payloads.length === 0) return;
  const sender = await boss();
  await sender.insert(
    queue,
    payloads.map((data) => ({ data })),
    { db: through(tx) },
  );
}
