import sharp from "sharp";

/** A one-page PDF, with another object in it when one is given. */
export function miniPdf(object = ""): Buffer {
  const objects = [
    "1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n",
    "2 0 obj\n<</Type/Pages/Count 1/Kids[3 0 R]>>\nendobj\n",
    "3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Resources<<>>>>\nendobj\n",
  ];
  let text = "%PDF-1.7\n";
  const offsets = objects.map((each) => {
    const at = text.length;
    text += each;
    return at;
  });
  text += object;
  const table = offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  const start = text.length;
  text += `xref\n0 4\n0000000000 65535 f \n${table}trailer\n<</Size 4/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, "latin1");
}

/** A picture with something to see on it, as PNG. */
export function picture(width: number, height: number): Promise<Buffer> {
  const pixels = Buffer.from(Uint8Array.from({ length: 32 * 32 * 3 }, (_, n) => (n * 37) % 256));
  return sharp(pixels, { raw: { width: 32, height: 32, channels: 3 } })
    .resize(width, height, { fit: "fill" })
    .png()
    .toBuffer();
}
