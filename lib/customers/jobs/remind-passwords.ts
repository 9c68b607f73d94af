import type { Handler } from "@/lib/jobs/handler";
import { isRefusal } from "@/lib/kernel/refusal";
import { SYSTEM } from "@/lib/platform/actor";
import { log } from "@/lib/platform/log";
import { listSellers } from "@/lib/sellers/queries";
import { remindPasswords } from "../operations/remind-passwords";

/** Once a day, at each seller that lets passwords grow old: those who have to be told. */
export const handler: Handler<"passwords.remind"> = async () => {
  for (const { seller, policy } of await listSellers()) {
    const { adviceMonths, passwordMonths } = policy.access;
    if (adviceMonths !== undefined || passwordMonths !== undefined) await remindAll(seller);
  }
};

async function remindAll(seller: string): Promise<void> {
  for (let after: string | undefined; ; ) {
    const outcome = await remindPasswords({ ...(after ? { after } : {}) }, { seller, actor: SYSTEM("passwords") });
    if (isRefusal(outcome)) return log.warn({ seller, code: outcome.code }, "passwords not looked at");
    if (!outcome.next) return;
    after = outcome.next;
  }
}
