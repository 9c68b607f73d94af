import { epochMs } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { demoCode, demoSecret } from "../demo-second-factor";
import { secretOf } from "../store/second-factor";

export interface DemoCode {
  seller: string;
  userName: string;
  displayName: string;
  code: string;
}

/** The codes that work now for those whose secret is the demo's; everybody else's stay secret. */
export async function demoCodes(): Promise<DemoCode[]> {
  const rows = await db().secondFactor.findMany({
    where: { confirmedAt: { not: null } },
    include: { user: { select: { userName: true, displayName: true } } },
    orderBy: [{ sellerId: "asc" }, { createdAt: "asc" }, { userId: "asc" }],
    take: 500,
  });
  return rows
    .filter((row) => secretOf(row) === demoSecret(row.sellerId, row.user.userName))
    .map(({ sellerId, user }) => ({
      seller: sellerId,
      ...user,
      code: demoCode(sellerId, user.userName, epochMs()),
    }));
}
