import { redirect } from "next/navigation";
import { STAFF_ROLES } from "@/lib/platform/actor";
import { requireStaff } from "@/lib/platform/session";

/** Settings begin with the rules of the shop. */
export default async function Settings({ params }: { params: Promise<{ seller: string }> }) {
  const { seller } = await params;
  await requireStaff(seller, ...STAFF_ROLES);
  redirect(`/${seller}/desk/impostazioni/regole`);
}
