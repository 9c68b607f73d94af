import { notFound } from "next/navigation";
import { type AgreementDesk, openDesk } from "@/lib/agreements/queries/desk";
import { requireUser, type UserViewer } from "@/lib/platform/session";

/** The desk of an agreement, for a page: signs in whoever must, and is not there for strangers. */
export async function deskForPage(params: Promise<{ seller: string; agreement: string }>): Promise<{
  seller: string;
  desk: AgreementDesk;
  viewer: UserViewer;
  /** Path of the desk's pages. */
  base: string;
}> {
  const { seller, agreement } = await params;
  const viewer = await requireUser(seller);
  const desk = await openDesk(seller, agreement, viewer);
  if (!desk) notFound();
  return { seller, desk, viewer, base: `/${seller}/convenzioni/${desk.slug}/gestione` };
}
