import { attachmentsOf } from "@/lib/documents/store/attachments";
import { db } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";

/** The file of a reseller's logo, the newest; null when it has none. For everybody: it stands on public pages. */
export async function resellerLogo(seller: string, id: string): Promise<string | null> {
  if (!isId(id)) return null;
  const files = await attachmentsOf(db(), seller, { kind: "reseller", id });
  return files.findLast(({ kind, contentType }) => kind === "logo" && contentType.startsWith("image/"))?.fileId ?? null;
}
