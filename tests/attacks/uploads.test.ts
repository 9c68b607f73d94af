import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/platform/db";
import { miniPdf, picture } from "../support/uploads";
import { ask } from "./support/ask";
import { SELLER } from "./support/people";
import { begin, describe, upload } from "./support/purchase";
import { changed, quiet } from "./support/rows";
import { ownersWorld } from "./support/world";

let token: string;
beforeAll(async () => {
  token = await asked();
});

/** An order that asks for documents. */
async function asked(): Promise<string> {
  const order = await begin(await ownersWorld());
  await describe(order);
  return order;
}

const EICAR = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR", "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join("-");
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>';
interface Sent {
  bytes: Buffer;
  name: string;
  type: string;
}

async function attacks(): Promise<Record<string, Sent>> {
  const png = await picture(800, 600);
  const jpeg = await sharp(png).jpeg().toBuffer();
  const pdf = { name: "a.pdf", type: "application/pdf" };
  return {
    "virus test file": { bytes: Buffer.from(EICAR), ...pdf },
    "virus test file in a PDF": { bytes: Buffer.concat([miniPdf(), Buffer.from(EICAR)]), ...pdf },
    "page as picture": { bytes: Buffer.from("<html><script>alert(1)</script>"), name: "a.png", type: "image/png" },
    svg: { bytes: Buffer.from(SVG), name: "a.svg", type: "image/svg+xml" },
    "svg as picture": { bytes: Buffer.from(SVG), name: "a.png", type: "image/png" },
    "picture and page": {
      bytes: Buffer.concat([jpeg, Buffer.from("<script>alert(1)</script>")]),
      name: "a.jpg",
      type: "image/jpeg",
    },
    "picture and zip": {
      bytes: Buffer.concat([
        jpeg,
        Buffer.from("PK\x03\x04"),
        Buffer.alloc(60),
        Buffer.from("PK\x05\x06"),
        Buffer.alloc(18),
      ]),
      name: "a.jpg",
      type: "image/jpeg",
    },
    "picture and PDF": { bytes: Buffer.concat([jpeg, miniPdf()]), name: "a.jpg", type: "image/jpeg" },
    "PDF with a script": { bytes: miniPdf("4 0 obj\n<</S/JavaScript/JS(app.alert(1))>>\nendobj\n"), ...pdf },
    "PDF with a launcher": { bytes: miniPdf("4 0 obj\n<</S/#4caunch/F(cmd.exe)>>\nendobj\n"), ...pdf },
    "PDF that says it is a picture": { bytes: miniPdf(), name: "a.png", type: "image/png" },
    "picture with a PDF's name": { bytes: png, ...pdf },
    "half a picture": { bytes: png.subarray(0, 400), name: "a.png", type: "image/png" },
    nothing: { bytes: Buffer.alloc(0), name: "a.png", type: "image/png" },
    program: {
      bytes: Buffer.concat([Buffer.from("MZ"), Buffer.alloc(500)]),
      name: "a.exe",
      type: "application/octet-stream",
    },
    "11 MB": { bytes: Buffer.concat([jpeg, Buffer.alloc(11 * 1024 * 1024)]), name: "a.jpg", type: "image/jpeg" },
    "40 MB": { bytes: Buffer.alloc(40 * 1024 * 1024, 1), name: "a.jpg", type: "image/jpeg" },
  };
}

test("no file that is not plainly a picture or a document is kept", async () => {
  const before = await quiet();
  const taken: string[] = [];
  for (const [name, file] of Object.entries(await attacks())) {
    // Refused before it was read, the answer may not be waited for by whoever still sends.
    const { status, text } = await upload(token, "identity-front", file).catch(() => ({ status: 413, text: "" }));
    if (status < 400 || status >= 500) taken.push(`${name}: ${status} ${text.slice(0, 120)}`);
  }
  expect(taken).toEqual([]);
  expect(changed(before, await quiet())).toEqual([]);
});

const FOLDER = fileURLToPath(new URL("../../../shared/oracles/uploads/", import.meta.url));
test.skipIf(!existsSync(FOLDER))("files made elsewhere are judged as their names say", async () => {
  const wrong: string[] = [];
  const own = await asked();
  for (const name of readdirSync(FOLDER)) {
    const type = name.endsWith(".pdf") ? "application/pdf" : name.endsWith(".jpg") ? "image/jpeg" : "image/png";
    const { status } = await upload(own, "identity-front", { bytes: readFileSync(FOLDER + name), name, type });
    const good = /^(mini|ok)[.-]/.test(name);
    if (good !== (status === 200)) wrong.push(`${name}: ${status}`);
  }
  expect(wrong).toEqual([]);
});

test("names that climb out of a folder lead nowhere", async () => {
  const bytes = await sharp(await picture(700, 700))
    .jpeg()
    .toBuffer();
  for (const name of [
    "../../../../tmp/evil.jpg",
    "..\\..\\evil.jpg",
    "/etc/cron.d/evil.jpg",
    "a\0.jpg",
    "con.jpg",
    `${"x".repeat(4_000)}.jpg`,
  ]) {
    await upload(token, "identity-back", { bytes, name, type: "image/jpeg" });
  }
  const files = await db().file.findMany({ where: { sellerId: SELLER }, orderBy: { createdAt: "desc" }, take: 12 });
  for (const { storageKey } of files) expect(storageKey).toMatch(/^visura\/[0-9a-f]{2}\/[0-9a-f-]{36}$/);
  expect(existsSync("/tmp/evil.jpg")).toBe(false);
});

test("a picture is kept without what its camera wrote, and shown so that nothing in it runs", async () => {
  const exif = {
    IFD0: { ImageDescription: "CANARY-EXIF", Make: "CANARY-EXIF" },
    IFD3: { GPSLatitude: "41/1 53/1 0/1" },
  };
  const bytes = await sharp(await picture(900, 700))
    .withExif(exif)
    .jpeg()
    .toBuffer();
  expect(bytes.includes("CANARY-EXIF")).toBe(true);
  const own = await asked();
  const sent = await upload(own, "identity-front", {
    bytes,
    name: "<img src=x onerror=alert(1)>.jpg",
    type: "image/jpeg",
  });
  expect(sent.status, sent.text).toBe(200);
  const [document] = await db().document.findMany({
    where: { sellerId: SELLER },
    orderBy: { createdAt: "desc" },
    take: 1,
  });
  const path = `/${SELLER}/api/file/${document?.fileId}`;
  const shown = await ask(`${path}?ordine=${own}`);
  expect(shown.status).toBe(200);
  expect(shown.text).not.toContain("CANARY-EXIF");
  expect(shown.text).not.toContain("Exif");
  expect(shown.headers.get("content-type")).toBe("image/jpeg");
  expect(shown.headers.get("x-content-type-options")).toContain("nosniff");
  expect(shown.headers.get("content-security-policy")).toContain("sandbox; default-src 'none'");
  expect(shown.headers.get("content-disposition")).toBe('inline; filename="identity-front.jpg"');
  expect(shown.headers.get("cache-control")).toContain("no-store");
  for (const stranger of [
    path,
    `${path}?ordine=${token}`,
    `${path}?ordine=x`,
    path.replace(SELLER, "professionalmail"),
  ])
    expect((await ask(stranger)).status).toBe(404);
});
