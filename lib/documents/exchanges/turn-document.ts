import sharp from "sharp";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { now } from "@/lib/platform/clock";
import type { Call, z } from "@/lib/platform/operation";
import { turnDocument } from "../operations/turn-document";
import { pictureOf } from "../queries";
import { turnSchema } from "../schema";
import { keepFile, readFile } from "./files";

const SECONDS = 20;

/**
 * Turns the picture of a document by a quarter to the right and keeps it as a new version; the one before stays in the
 * history. Refuses `document-unknown`, `document-not-picture` (PDFs are kept as they came), and like `turnDocument`.
 */
export const turnPicture = Object.assign(
  async (input: z.input<typeof turnSchema>, call: Call): Promise<Outcome<{ documentId: string }>> => {
    const found = await pictureOf(call.seller, input.documentId, call.actor);
    if (isRefusal(found)) return found;
    const file = await readFile(call.seller, found.fileId);
    if (!file?.contentType.startsWith("image/")) return refuse("document-not-picture");
    const bytes = await sharp(file.bytes).timeout({ seconds: SECONDS }).rotate(90).jpeg({ quality: 92 }).toBuffer();
    const fileId = await keepFile(
      { seller: call.seller, bytes, contentType: "image/jpeg", pages: 1 },
      call.at ?? now(),
    );
    const turned = await turnDocument({ ...input, fileId }, call);
    return isRefusal(turned) ? turned : { documentId: turned.documentId };
  },
  { schema: turnSchema },
);
