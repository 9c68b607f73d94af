/** Why a file is not taken; each has its sentence in documents.refusals. */
export type UploadFault =
  | "upload-empty"
  | "upload-too-large"
  | "upload-type"
  | "upload-heic"
  | "upload-disguised"
  | "upload-broken"
  | "upload-too-many-pixels"
  | "upload-encrypted-pdf"
  | "upload-virus-test-file"
  | "upload-active-content"
  | "upload-polyglot";

/** What is worth telling about a picture that is taken all the same. */
export type UploadHint = "upload-too-small" | "upload-too-dark";

/** A file as it arrived; name and type are what its sender says, never believed. */
export interface Upload {
  bytes: Buffer;
  name: string;
  /** Media type of the multipart part, or "". */
  type: string;
}

/** A file fit to be kept: pictures upright, without metadata and re-encoded; PDFs without it. */
export interface Judged {
  bytes: Buffer;
  contentType: "image/jpeg" | "application/pdf";
  pages: number;
  hints: UploadHint[];
}
