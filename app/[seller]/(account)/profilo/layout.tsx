import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { requireUser } from "@/lib/platform/session";

type Props = { children: ReactNode; params: Promise<{ seller: string }> };

/** How somebody signs in is shown to nobody who takes their place; the acts behind these pages refuse as well. */
export default async function ProfileLayout({ children, params }: Props) {
  const { seller } = await params;
  if ((await requireUser(seller)).inPlace) redirect(`/${seller}/caselle`);
  return children;
}
