"use client";
import { usePathname, useRouter } from "next/navigation";
import { useEffect } from "react";

/** What a private link opens: the room and the link itself, as "seller/room/link". */
const linkOf = (path: string): string => path.split(/[?#]/)[0]?.split("/").slice(1, 4).join("/") ?? "";

/**
 * Pages behind a reseller's private link wear its face; layouts are not asked for again when somebody goes on from there
 * without a reload. Where another page than the one the face was made for is reached, this asks for them.
 */
export function FaceEnds({ path }: { path: string }) {
  const [here, router] = [usePathname(), useRouter()];
  const moved = linkOf(here) !== linkOf(path);
  useEffect(() => {
    if (moved) router.refresh();
  }, [moved, router]);
  return null;
}
