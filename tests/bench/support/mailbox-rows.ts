import { type Day, isoDay } from "@/lib/kernel/day";
import { fillingClient, fillTable, settle } from "./fill";

/** Rows of mailboxes by the million, outside of what is measured. */
export interface MailboxRows {
  /** One holder of a seller's, to whom all its mailboxes belong. */
  addHolder(seller: string): Promise<void>;
  /** Mailboxes number `from` to `to` of a seller, the days of each by its number. */
  add(seller: string, numbers: { from: number; to: number }, days: Days): Promise<void>;
  /** The same for very many: indexes are made again afterwards. */
  addMany(seller: string, numbers: { from: number; to: number }, days: Days): Promise<void>;
  /** Takes away the mailboxes of the sellers from a number on. */
  removeFrom(sellers: readonly string[], number: number): Promise<void>;
  /** Takes away all that was written of mailboxes. */
  forget(): Promise<void>;
  /** After rows came or went. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** The expiries are spread over so many days from the first on. */
interface Days {
  expiry: Day;
  nextStep: Day;
  spread?: number;
}

const holder = `INSERT INTO "Holder" ("sellerId", "id", "kind", "displayName", "email", "taxCodeIndex", "detailsSealed", "createdAt")
  VALUES ($1, uuidv7(), 'person', 'Prova Esempio', 'prova@example.com', 'x', 'x', now())`;

/** Ids and codes in the order in which they were given, as in a shop's own life. */
const mailboxes = `INSERT INTO "Mailbox" ("sellerId", "id", "localPart", "domain", "state", "holderId", "planCode", "termMonths",
    "providerRef", "userCode", "expiresOn", "nextStepOn", "createdAt", "updatedAt")
  SELECT $1, uuidv7(), 'casella.' || lpad(n::text, 9, '0'), 'pec.demo.example', 'active', h."id", 'base', 12, 'ref' || n,
    'DMO' || lpad(n::text, 9, '0'), $4::date + n % $6::int, $5::date + n % $6::int, now(), now()
  FROM generate_series($2::int, $3::int) AS n, (SELECT "id" FROM "Holder" WHERE "sellerId" = $1) AS h`;

export async function mailboxRows(url: string): Promise<MailboxRows> {
  const client = await fillingClient(url);
  const values = (...[seller, { from, to }, { expiry, nextStep, spread = 1 }]: Parameters<MailboxRows["add"]>) =>
    [seller, from, to, isoDay(expiry), isoDay(nextStep), spread] as const;
  return {
    addHolder: async (seller) => void (await client.query(holder, [seller])),
    add: async (...given) => void (await client.query(mailboxes, [...values(...given)])),
    addMany: async (...given) => {
      await fillTable(client, "Mailbox", mailboxes, [...values(...given)]);
      await settle(client, "Mailbox");
    },
    removeFrom: async (sellers, number) => {
      const given = [sellers, `DMO${String(number).padStart(9, "0")}`];
      await client.query(`DELETE FROM "Mailbox" WHERE "sellerId" = ANY($1) AND "userCode" >= $2`, given);
    },
    forget: async () => void (await client.query('TRUNCATE "MailboxEvent", "Reminder"')),
    settle: () => settle(client, "Mailbox"),
    close: () => client.end(),
  };
}
