import type { z } from "zod";
import { fileOfToken } from "@/lib/documents/store/attachments";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import type { Call } from "@/lib/platform/operation";
import { sendLog as send } from "../operations/send-log";
import { sendLogForm } from "../schema";

/** The form that sends the copy of a log: its file was kept before. Refuses like the act. */
export const sendLog = Object.assign(
  async (raw: z.input<typeof sendLogForm>, call: Call): Promise<Outcome<{ requestId: string }>> => {
    const { file, ...given } = sendLogForm.parse(raw);
    const fileId = fileOfToken(call.seller, file);
    return fileId ? send({ ...given, fileId }, call) : refuse("file-unknown", { field: "file" });
  },
  { schema: sendLogForm },
);
