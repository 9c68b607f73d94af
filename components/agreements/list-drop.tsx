"use client";
import { useRouter } from "next/navigation";
import { SendFile } from "@/components/ui/send-file";

type Props = { url: string; maxMb: number /** The page of a list is this followed by its id. */; base: string };

/** Takes a list of members and opens what came of it. */
export function ListDrop({ base, ...target }: Props) {
  const router = useRouter();
  const open = (value: unknown) => router.push(`${base}/${(value as { listId: string }).listId}`);
  return <SendFile {...target} words="agreements.list" onUploaded={open} />;
}
