import sharp from "sharp";
import { miniPdf, picture } from "../../support/uploads";

/** A file as Playwright hands it to a page. */
export interface Upload {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** A photograph as a telephone takes it. */
export const photo = async (name = "fronte.jpg"): Promise<Upload> => ({
  name,
  mimeType: "image/jpeg",
  buffer: await sharp(await picture(1200, 800))
    .jpeg()
    .toBuffer(),
});

export const scan = (name = "contratto.pdf"): Upload => ({ name, mimeType: "application/pdf", buffer: miniPdf() });

/** A web page that calls itself a picture. */
export const disguised: Upload = {
  name: "fronte.png",
  mimeType: "image/png",
  buffer: Buffer.from("<!doctype html><title>x</title><script>alert(1)</script>"),
};

/** The harmless text every virus scanner knows, put together here so that no scanner stops at this file. */
export const virusTest: Upload = {
  name: "fronte.pdf",
  mimeType: "application/pdf",
  buffer: Buffer.from(["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR", "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join("-")),
};

/** Larger than any policy takes. */
export const tooLarge = async (): Promise<Upload> => ({
  name: "grande.jpg",
  mimeType: "image/jpeg",
  buffer: Buffer.concat([(await photo()).buffer, Buffer.alloc(26 * 1024 * 1024)]),
});
