import { redirect } from "next/navigation";
import { isRecentlyProved } from "@/lib/customers/queries/security";
import { requireUser, type UserViewer } from "@/lib/platform/session";

/** The signed-in user, who has given the password or a code not long ago; else they do so first and come back. */
export async function requireProved(seller: string, page: string): Promise<UserViewer> {
  const path = `/${seller}/profilo/${page}`;
  const viewer = await requireUser(seller, path);
  if (!(await isRecentlyProved(viewer))) redirect(`/${seller}/profilo/conferma?next=${encodeURIComponent(path)}`);
  return viewer;
}
