import { fillingClient, fillTable, settle } from "./fill";

/** The one seller whose desk is asked. */
export const SELLER = "demo";
export const DOMAIN = "pec.demo.example";

export interface Sizes {
  mailboxes: number;
  customers: number;
}

const FIRST =
  "Mario Anna Luca Giulia Paolo Sara Marco Elena Franco Chiara Andrea Laura Giorgio Silvia Piero Marta Ugo Rita";
const LAST =
  "Rossi Bianchi Ferrari Russo Romano Gallo Costa Fontana Conti Ricci Bruno Greco Marino Giordano Rizzo Lombardi Moretti " +
  "Barbieri Colombo Mancini Longo Leone Martinelli Marchetti Martini Galli Gatti Mariani Ferrara Santoro Marini Bianco " +
  "Conte Serra Farina Grassi Pellegrini Palumbo Sanna Farris Riva Monti Cattaneo Fabbri Villa Orlando Amato Silvestri";
const PROVINCES = "TO MI RM NA BO FI GE PA BA VE AO CN";

const list = (words: string): string => `(ARRAY['${words.split(" ").join("','")}'])`;
const one = (words: string, index: string): string =>
  `${list(words)}[1 + (${index})::int % ${words.split(" ").length}]`;

/** Ids in the order in which the rows were made, of one kind each, so that one table's row finds another's by a number. */
const id = (kind: string, n: string): string => `('01920000-0000-7${kind}-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
const nameOf = (n: string): string => `${one(FIRST, `${n} * 7`)} || ' ' || ${one(LAST, `${n} / 5`)}`;
const mailOf = (n: string): string => `'cliente' || ${n} || '@posta.example'`;
const localPart = (n: string): string => `lower(replace(${nameOf(n)}, ' ', '.')) || '.' || ${n}`;
const orderCode = (n: string): string => `'DM' || lpad((${n}::bigint * 7919 % 1000000007)::text, 9, '0')`;
export const loginCode = (n: number): string => `DMO${String(n).padStart(7, "0")}`;

const customers = `INSERT INTO "User" ("sellerId", "id", "userName", "email", "passwordHash", "passwordSetAt", "displayName",
    "province", "roles", "createdAt")
  SELECT $1, ${id("001", "n")}, 'cliente' || n, ${mailOf("n")}, 'x', now(), ${nameOf("n")}, ${one(PROVINCES, "n")},
    '{customer}', now() - n % 2000 * interval '1 day' FROM generate_series(1, $2::int) AS n`;

const holders = `INSERT INTO "Holder" ("sellerId", "id", "kind", "displayName", "email", "province", "taxCodeIndex",
    "detailsSealed", "userId", "createdAt")
  SELECT $1, ${id("002", "n")}, 'person', ${nameOf("n")}, ${mailOf("n")}, ${one(PROVINCES, "n")}, 'x' || n, 'x',
    ${id("001", "n")}, now() - n % 2000 * interval '1 day' FROM generate_series(1, $2::int) AS n`;

/** Of twenty: seventeen live, one expired, one suspended, one gone. */
const mailboxes = `INSERT INTO "Mailbox" ("sellerId", "id", "localPart", "domain", "state", "holderId", "userId", "orderId",
    "planCode", "termMonths", "province", "providerRef", "userCode", "activatedOn", "expiresOn", "createdAt", "updatedAt")
  SELECT $1, ${id("003", "n")}, ${localPart("n")}, '${DOMAIN}',
    (CASE n % 20 WHEN 17 THEN 'expired' WHEN 18 THEN 'suspended' WHEN 19 THEN 'cancelled' ELSE 'active' END)::"MailboxState",
    ${id("002", "1 + n % $3::int")}, ${id("001", "1 + n % $3::int")}, ${id("004", "n")}, 'base', 12,
    ${one(PROVINCES, "1 + n % $3::int")}, 'ref' || n, 'DMO' || lpad(n::text, 7, '0'), current_date - n % 2000,
    current_date + (CASE n % 20 WHEN 17 THEN -1 - n / 20 % 20 WHEN 18 THEN -21 - n / 20 % 30 WHEN 19 THEN -60 - n / 20 % 1500
      ELSE n / 20 % 1095 END), now() - n % 2000 * interval '1 day', now() FROM generate_series(1, $2::int) AS n`;

const orders = `INSERT INTO "Order" ("sellerId", "id", "code", "kind", "channel", "state", "policyVersion", "userId", "email",
    "holderId", "mailboxId", "planCode", "termMonths", "domain", "netCents", "vatCents", "totalCents", "createdAt",
    "updatedAt", "placedAt")
  SELECT $1, ${id("004", "n")}, ${orderCode("n")}, 'activation', (CASE n % 3 WHEN 0 THEN 'account' ELSE 'public' END),
    (CASE n % 50 WHEN 7 THEN 'placed' WHEN 8 THEN 'expired' WHEN 9 THEN 'settled' ELSE 'fulfilled' END)::"OrderState", 1,
    ${id("001", "1 + n % $3::int")}, ${mailOf("1 + n % $3::int")}, ${id("002", "1 + n % $3::int")}, ${id("003", "n")},
    'base', 12, '${DOMAIN}', 1000 + n % 90, 220, 1220 + n % 90, at, at, at
  FROM generate_series(1, $2::int) AS n, LATERAL (SELECT now() - n % 2000000 * interval '1 minute' AS at) AS made`;

const invoices = `INSERT INTO "Invoice" ("sellerId", "id", "orderId", "state", "series", "year", "number", "issuedOn", "lines",
    "netCents", "vatCents", "totalCents", "billingSealed", "createdAt")
  SELECT $1, ${id("005", "n")}, ${id("004", "n")},
    (CASE n % 500 WHEN 3 THEN 'rejected' WHEN 4 THEN 'sent' WHEN 5 THEN 'numbered' ELSE 'delivered' END)::"InvoiceState", '',
    2022 + n % 5, n / 5, current_date - n % 1500, '[]', 1000 + n % 90, 220, 1220 + n % 90, 'x', now()
  FROM generate_series(1, $2::int) AS n`;

/** One of ten mailboxes gave rise to a request; one of a hundred of these still waits. */
const requests = `INSERT INTO "Request" ("sellerId", "id", "code", "kind", "state", "mailboxId", "userId", "email",
    "customerName", "province", "openedAt", "dueAt", "decidedAt")
  SELECT $1, ${id("006", "n")}, 'RQ' || lpad((n::bigint * 7919 % 1000000007)::text, 9, '0'), 'more-space',
    (CASE WHEN waits THEN 'open' WHEN n % 3 = 0 THEN 'refused' ELSE 'answered' END)::"RequestState", ${id("003", "n * 10")},
    ${id("001", "1 + n % $3::int")}, ${mailOf("1 + n % $3::int")}, ${nameOf("1 + n % $3::int")}, ${one(PROVINCES, "n")},
    at, at + interval '2 days', CASE WHEN waits THEN NULL ELSE at + interval '1 day' END
  FROM generate_series(1, $2::int / 10) AS n,
    LATERAL (SELECT now() - n * interval '5 minutes' AS at, n % 100 = 1 AS waits) AS made`;

const mails = `INSERT INTO "Mail" ("sellerId", "id", "template", "recipient", "locale", "facts", "dedupeKey", "state", "subject",
    "createdAt", "sentAt")
  SELECT $1, ${id("007", "n")}, 'order-settled', ${mailOf("1 + n % $3::int")}, 'it', '{}', 'k' || n,
    (CASE n % 200 WHEN 3 THEN 'rejected' WHEN 4 THEN 'queued' ELSE 'sent' END)::"MailState", 'Ordine pagato', at, at
  FROM generate_series(1, $2::int) AS n, LATERAL (SELECT now() - n * interval '1 minute' AS at) AS made`;

const topUps = `INSERT INTO "TopUp" ("sellerId", "id", "code", "userId", "amountCents", "method", "state", "bookedAt", "expiresAt")
  SELECT $1, ${id("008", "n")}, 'TU' || lpad((n::bigint * 7919 % 1000000007)::text, 9, '0'), ${id("001", "1 + n % $3::int")},
    5000, 'transfer', (CASE n % 100 WHEN 7 THEN 'booked' ELSE 'credited' END)::"TopUpState", at, at + interval '30 days'
  FROM generate_series(1, $2::int / 20) AS n, LATERAL (SELECT now() - n * interval '10 minutes' AS at) AS made`;

const perMailbox = {
  Mailbox: mailboxes,
  Order: orders,
  Invoice: invoices,
  Request: requests,
  Mail: mails,
  TopUp: topUps,
};

/** Fills the seller's tables, each by one statement, and lets the server know what is in them. */
export async function fillDesk(url: string, { mailboxes: many, customers: people }: Sizes): Promise<void> {
  const client = await fillingClient(url);
  for (const [table, text] of Object.entries({ User: customers, Holder: holders }))
    await fillTable(client, table, text, [SELLER, people]);
  for (const [table, text] of Object.entries(perMailbox))
    await fillTable(client, table, text.includes("$3") ? text : `${text} WHERE $3::int > 0`, [SELLER, many, people]);
  await settle(client, "User", "Holder", ...Object.keys(perMailbox));
  await client.end();
}
