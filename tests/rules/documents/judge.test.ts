import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { judgeUpload } from "@/lib/documents/judge";
import { isRefusal } from "@/lib/kernel/refusal";
import { miniPdf, picture } from "../../support/uploads";

const ORACLES = fileURLToPath(new URL("../../../../shared/oracles/uploads/", import.meta.url));
const judge = async (name: string, bytes: Buffer, type = "") => {
  const verdict = await judgeUpload({ name, bytes, type }, 1);
  return isRefusal(verdict) ? verdict.code : verdict;
};

describe.skipIf(!existsSync(ORACLES))("files of outside test suites", () => {
  test.each([
    ["mini.jpg", "taken"],
    ["mini.pdf", "taken"],
    ["ok-8x8.png", "taken"],
    ["eicar.com.txt", "upload-virus-test-file"],
    ["empty.pdf", "upload-empty"],
    ["exe-as.pdf", "upload-disguised"],
    ["html-as.png", "upload-disguised"],
    ["jpg+html.jpg", "upload-polyglot"],
    ["png-declares-65535x65535-tiny-idat.png", "upload-too-many-pixels"],
    ["png-truncated.png", "upload-broken"],
    ["svg-script.svg", "upload-type"],
  ])("%s: %s", async (name, expected) => {
    const verdict = await judge(name, readFileSync(`${ORACLES}${name}`));
    expect(typeof verdict === "string" ? verdict : "taken").toBe(expected);
  });
});

describe("pictures", () => {
  test("are re-encoded without what the camera wrote, and stand upright", async () => {
    const shot = await sharp(await picture(1200, 800))
      .withExif({ IFD0: { Artist: "somebody" } })
      .keepExif()
      .jpeg()
      .toBuffer();
    const turned = await sharp(shot).withMetadata({ orientation: 6 }).toBuffer();
    expect(turned.includes("Exif")).toBe(true);
    const verdict = await judge("foto.jpg", turned, "image/jpeg");
    if (typeof verdict === "string") throw new Error(verdict);
    const { width, height, exif } = await sharp(verdict.bytes).metadata();
    expect({ width, height, exif }).toEqual({ width: 800, height: 1200, exif: undefined });
    expect(verdict).toMatchObject({ contentType: "image/jpeg", pages: 1, hints: [] });
  });

  test("that are small or dark are taken, and it is said", async () => {
    const dark = await sharp({ create: { width: 300, height: 200, channels: 3, background: "#0a0a0a" } })
      .png()
      .toBuffer();
    expect(await judge("a.png", dark)).toMatchObject({ hints: ["upload-too-small", "upload-too-dark"] });
  });

  test.each([
    ["a zip", Buffer.from(`PK\x03\x04rest of a zip PK\x05\x06${"\0".repeat(18)}`, "latin1")],
    ["a page", Buffer.from("\n<html><script>alert(1)</script>")],
    ["a PDF", miniPdf()],
    ["a program", Buffer.from("MZ\x90\0\x03", "latin1")],
    ["a script", Buffer.from("#!/bin/sh\nrm -rf /")],
  ])("with %s behind their end are refused", async (_, tail) => {
    for (const format of ["jpeg", "png", "webp"] as const) {
      const clean = await sharp(await picture(200, 200))
        .toFormat(format)
        .toBuffer();
      expect(typeof (await judge(`a.${format}`, clean))).toBe("object");
      expect(await judge(`a.${format}`, Buffer.concat([clean, tail]))).toBe("upload-polyglot");
    }
  });

  test("with another picture behind their end, as telephones make them, are taken and the rest is cut off", async () => {
    const clean = await sharp(await picture(200, 200))
      .jpeg()
      .toBuffer();
    const verdict = await judge("a.jpg", Buffer.concat([clean, clean]));
    expect(verdict).toMatchObject({ contentType: "image/jpeg" });
  });

  test("cut off anywhere are broken, never an error", async () => {
    for (const format of ["jpeg", "png", "webp"] as const) {
      const whole = await sharp(await picture(300, 300))
        .toFormat(format)
        .toBuffer();
      for (const part of [0.2, 0.5, 0.9, 0.99]) {
        const verdict = await judge(`a.${format}`, whole.subarray(0, Math.floor(whole.length * part)));
        expect(verdict).toBe("upload-broken");
      }
    }
  });

  test("that name themselves otherwise are refused", async () => {
    const png = await sharp(await picture(50, 50))
      .png()
      .toBuffer();
    expect(await judge("a.jpg", png)).toBe("upload-disguised");
    expect(await judge("a.png", png, "application/pdf")).toBe("upload-disguised");
    expect(await judge("a", png, "application/octet-stream")).toMatchObject({ contentType: "image/jpeg" });
    expect(await judge("../../etc/passwd.png", png)).toMatchObject({ contentType: "image/jpeg" });
  });

  test("larger than the limit are refused with it", async () => {
    const verdict = await judgeUpload({ name: "a.jpg", type: "", bytes: Buffer.alloc(1024 * 1024 + 1, 1) }, 1);
    expect(verdict).toMatchObject({ code: "upload-too-large", params: { size: 1 } });
  });
});

describe("PDFs", () => {
  const withObject = (object: string) => miniPdf(object);
  const packed = (content: string) => {
    const data = deflateSync(Buffer.from(content)).toString("latin1");
    return miniPdf(
      `9 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length ${data.length}>>\nstream\n${data}\nendstream\nendobj\n`,
    );
  };

  test("are kept byte by byte, their pages counted", async () => {
    const pdf = miniPdf();
    const verdict = await judge("a.pdf", pdf, "application/pdf");
    expect(verdict).toMatchObject({ contentType: "application/pdf", pages: 1 });
    expect(typeof verdict === "object" && verdict.bytes.equals(pdf)).toBe(true);
  });

  test.each([
    ["JavaScript", withObject("9 0 obj\n<</S/JavaScript/JS(app.alert(1))>>\nendobj\n")],
    ["JavaScript in disguise", withObject("9 0 obj\n<</S/J#61vaScript/#4aS(app.alert(1))>>\nendobj\n")],
    ["a program to start", withObject("9 0 obj\n<</S/Launch/F(cmd.exe)>>\nendobj\n")],
    ["files inside", withObject("9 0 obj\n<</Type/EmbeddedFile>>\nendobj\n")],
    ["JavaScript packed away", packed("9 0 <</S/JavaScript/JS(app.alert(1))>>")],
  ])("with %s are refused", async (_, pdf) => {
    expect(await judge("a.pdf", pdf)).toBe("upload-active-content");
  });

  test("that are encrypted, broken or followed by something are refused", async () => {
    expect(
      await judge("a.pdf", Buffer.from(miniPdf().toString("latin1").replace("/Root", "/Encrypt 9 0 R/Root"), "latin1")),
    ).toBe("upload-encrypted-pdf");
    expect(await judge("a.pdf", miniPdf().subarray(0, 200))).toBe("upload-broken");
    expect(await judge("a.pdf", Buffer.from("%PDF-1.7\nnothing at all\n%%EOF\n"))).toBe("upload-broken");
    expect(await judge("a.pdf", Buffer.concat([miniPdf(), Buffer.from("<html><script>alert(1)</script>")]))).toBe(
      "upload-polyglot",
    );
    expect(await judge("a.pdf", Buffer.concat([miniPdf(), Buffer.from("PK\x03\x04", "latin1")]))).toBe(
      "upload-polyglot",
    );
  });
});
