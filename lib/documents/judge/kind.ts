import { fileTypeFromBuffer } from "file-type";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import type { Upload, UploadFault } from "./verdict";

/** Kinds of file that are taken. */
export type FileKind = "jpeg" | "png" | "webp" | "pdf";

/** Media types a form offers to choose from. */
export const ACCEPTED_TYPES = ["image/jpeg", "image/png", "image/webp", "application/pdf"];

const BY_TYPE: Record<string, FileKind> = {
  "image/jpeg": "jpeg",
  "image/jpg": "jpeg",
  "image/pjpeg": "jpeg",
  "image/png": "png",
  "image/x-png": "png",
  "image/webp": "webp",
  "application/pdf": "pdf",
  "application/x-pdf": "pdf",
};
const BY_EXTENSION: Record<string, FileKind> = {
  jpg: "jpeg",
  jpeg: "jpeg",
  jpe: "jpeg",
  jfif: "jpeg",
  png: "png",
  webp: "webp",
  pdf: "pdf",
};
const SAYS_NOTHING = new Set(["", "application/octet-stream", "binary/octet-stream", "application/x-download"]);
const HEIC = new Set(["image/heic", "image/heif", "image/heic-sequence", "image/heif-sequence"]);

/**
 * What the bytes are, when that is taken and also what the sender says. Refuses `upload-type` (not taken),
 * `upload-heic` (a picture format that cannot be read here) and `upload-disguised` (says it is something else).
 */
export async function kindOf(upload: Upload): Promise<Outcome<FileKind, UploadFault>> {
  const claims = claimsOf(upload);
  const found = (await fileTypeFromBuffer(upload.bytes))?.mime ?? "";
  if (HEIC.has(found)) return refuse("upload-heic");
  const kind = BY_TYPE[found];
  const claimsToBeTaken = claims.some((claim) => claim !== "other");
  if (!kind) return refuse(claimsToBeTaken ? "upload-disguised" : "upload-type");
  if (claims.some((claim) => claim !== kind)) return refuse("upload-disguised");
  return kind;
}

/** What the sender says the file is: by its media type and by its name's ending, where they say anything. */
function claimsOf({ name, type }: Upload): (FileKind | "other")[] {
  const claims: (FileKind | "other")[] = [];
  const media = type.split(";")[0]?.trim().toLowerCase() ?? "";
  if (!SAYS_NOTHING.has(media)) claims.push(BY_TYPE[media] ?? "other");
  const extension = /\.([a-z0-9]{1,8})$/i.exec(name.trim())?.[1]?.toLowerCase();
  if (extension) claims.push(BY_EXTENSION[extension] ?? "other");
  return claims;
}
