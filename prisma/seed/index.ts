import { hashPassword } from "@/lib/customers/password-hash";
import { keepFile } from "@/lib/documents/exchanges/files";
import { day } from "@/lib/kernel/day";
import { tellSandbox } from "@/lib/mailboxes/exchanges/demo-provider";
import { SYSTEM } from "@/lib/platform/actor";
import { now, today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { publishPolicyAs } from "@/lib/sellers/operations/publish-policy";
import { policySchema } from "@/lib/sellers/policy";
import { tellOfSdi } from "./e-invoices";
import { fillShop } from "./fill";
import { issueInvoices } from "./invoices";
import { DEMO_PASSWORD } from "./logins";
import { firstNumberOf } from "./people";
import { pictures } from "./pictures";
import { presets } from "./presets";
import { writeRows } from "./rows";
import { openShop, type PlannedFile, type Shop } from "./shop";

export { type DemoLogin, demoLogins } from "./logins";

/** Long before any mailbox of the demo. */
const IN_FORCE_FROM = day("2010-01-01");
const FILES_AT_ONCE = 8;

/**
 * Fills an empty database with the demo: five sellers, their staff and customers, about 300 mailboxes with dates
 * relative to today. Does nothing when there is a seller; all or nothing, but for files swept away if it is cut short.
 * Answers whether it did anything.
 */
export async function seed(): Promise<boolean> {
  if ((await db().seller.count()) > 0) return false;
  const [passwordHash, drawn] = await Promise.all([hashPassword(DEMO_PASSWORD), pictures()]);
  const shops = presets.map((preset, i) =>
    openShop({
      policy: policySchema.parse(preset),
      policyVersion: 1,
      today: today(),
      now: now(),
      firstNumber: firstNumberOf(i),
    }),
  );
  for (const shop of shops) {
    await fillShop(shop, passwordHash, drawn);
    issueInvoices(shop);
    tellOfSdi(shop);
  }
  for (const shop of shops) await keepFiles(shop);
  const done = await write(shops);
  if (done) tellSandbox(shops.flatMap((shop) => shop.atProvider));
  return done;
}

async function keepFiles(shop: Shop): Promise<void> {
  const waiting = [...shop.files];
  const keepSome = async () => {
    for (let file = waiting.pop(); file; file = waiting.pop()) await keep(shop, file);
  };
  await Promise.all(Array.from({ length: FILES_AT_ONCE }, keepSome));
}

async function keep(shop: Shop, { bytes, contentType, pages, kept }: PlannedFile): Promise<void> {
  kept(await keepFile({ seller: shop.seller, bytes, contentType, ...(pages ? { pages } : {}) }, shop.now));
}

/** One transaction; of two programs that fill the same database at once, the second does nothing. */
function write(shops: readonly Shop[]): Promise<boolean> {
  return db().$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('sportello|seed', 0))`;
      if ((await tx.seller.count()) > 0) return false;
      for (const shop of shops) {
        await publishPolicyAs(tx, shop.policy, { from: IN_FORCE_FROM, at: shop.now, actor: SYSTEM("seed") });
        await writeRows(tx, shop.rows);
      }
      return true;
    },
    { timeout: 120_000 },
  );
}
