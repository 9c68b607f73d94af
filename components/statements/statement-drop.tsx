"use client";
import { useRouter } from "next/navigation";
import { SendFile } from "@/components/ui/send-file";

type Props = { url: string; maxMb: number /** The page of a file is this followed by its id. */; base: string };

/** Takes a bank's file and opens it. Banks name their files as they like. */
export function StatementDrop({ base, ...target }: Props) {
  const router = useRouter();
  const open = (value: unknown) => {
    const { fileId, state } = value as { fileId: string; state: string };
    router.push(`${base}/${fileId}${state === "mapping" ? "/colonne" : ""}`);
  };
  return <SendFile {...target} words="statements.upload" onUploaded={open} />;
}
