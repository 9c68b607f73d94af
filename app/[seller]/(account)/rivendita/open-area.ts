import { notFound } from "next/navigation";
import { requireUser, type UserViewer } from "@/lib/platform/session";
import { ownReseller, type ResellerFile } from "@/lib/resellers/queries";
import type { ResellerAccount } from "@/lib/resellers/queries/area";

/** The area of the reseller who looks, for a page: signs in whoever must, and is not there for anybody else. */
export async function areaForPage(params: Promise<{ seller: string }>): Promise<{
  seller: string;
  viewer: UserViewer;
  reseller: ResellerFile;
  account: ResellerAccount;
  /** Path of the area's pages. */
  base: string;
}> {
  const { seller } = await params;
  const viewer = await requireUser(seller);
  const reseller = await ownReseller(viewer);
  if (!reseller) notFound();
  return { seller, viewer, reseller, account: { seller, userId: reseller.userId }, base: `/${seller}/rivendita` };
}
