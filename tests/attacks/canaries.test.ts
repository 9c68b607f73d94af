import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { beforeAll, expect, inject, test } from "vitest";
import { db } from "@/lib/platform/db";
import { withClient } from "@/lib/platform/postgres";
import { miniPdf, picture } from "../support/uploads";
import { act, actionOf } from "./support/actions";
import { ask } from "./support/ask";
import { everybody, SELLER, type Who } from "./support/people";
import { begin, CANARY, fillIn, upload } from "./support/purchase";
import { quiet } from "./support/rows";
import { ownersWorld } from "./support/world";

let cookies: Record<Who, string | undefined>;
let token: string;
/** What the picture is kept as: bytes in the middle of the file the shop shows. */
let shownBytes: Buffer;
let documents: { fileId: string; orderId: string }[];

beforeAll(async () => {
  cookies = await everybody();
  token = await begin(await ownersWorld());
  await fillIn(
    token,
    await sharp(await picture(1000, 800))
      .jpeg()
      .toBuffer(),
  );
  await ask(`/${SELLER}/acquista/${token}/contratto`);
  const signed = await upload(token, "signed-contract", {
    bytes: miniPdf(),
    name: "contratto.pdf",
    type: "application/pdf",
  });
  expect(signed.status, signed.text).toBe(200);
  const place = actionOf("pagamento/actions.ts", "orderAndPay");
  // Check boxes say that they are some: an absent one is a no.
  const boxes = ["acceptTerms", "immediateActivation"].flatMap((name) => [
    ["$boolean", name] as const,
    [name, "on"] as const,
  ]);
  const pay = [["token", token] as const, ["method", "card"] as const, ...boxes];
  const placed = await act(`/${SELLER}/acquista/${token}/pagamento`, place, [SELLER], pay);
  expect(placed.text).toContain('"ok":true');
  const newest = await db().document.findFirstOrThrow({ where: { sellerId: SELLER }, orderBy: { createdAt: "desc" } });
  documents = await db().document.findMany({ where: { sellerId: SELLER, orderId: newest.orderId } });
  const front = documents[0]?.fileId;
  const shown = await ask(`/${SELLER}/api/file/${front}?ordine=${token}`);
  expect(shown.status).toBe(200);
  shownBytes = Buffer.from(shown.text, "latin1");
  await ask(`/${SELLER}/api/file/${front}?motivo=review`, { as: cookies["back-office"] });
  await ask(`/${SELLER}/desk/ordini/${newest.orderId}`, { as: cookies.admin });
  await ask(`/${SELLER}/desk/caselle?q=${CANARY.taxCode}`, { as: cookies.admin });
  await ask(`/${SELLER}/api/esporta/ordini?q=${CANARY.taxCode}`, { as: cookies.admin });
  await quiet();
});

/** In every spelling in which it might have been kept. */
const secrets = () =>
  [CANARY.taxCode, CANARY.documentNumber, CANARY.phone, CANARY.street].flatMap((text) => [
    text,
    Buffer.from(text).toString("base64").replace(/=+$/, "").slice(0, -1),
    Buffer.from(text).toString("hex"),
    encodeURIComponent(text),
  ]);
const found = (haystack: string) => secrets().filter((secret) => haystack.toLowerCase().includes(secret.toLowerCase()));

test("no table of the database holds them in clear", async () => {
  const hits: string[] = [];
  await withClient(inject("attackedShop").databaseUrl, async (client) => {
    const tables = await client.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
    );
    expect(tables.rows.length).toBeGreaterThan(25);
    for (const { name } of tables.rows)
      for (const secret of secrets()) {
        const rows = await client.query(`SELECT FROM ${name} t WHERE t::text ILIKE $1 LIMIT 1`, [`%${secret}%`]);
        if (rows.rowCount) hits.push(`${name}: ${secret}`);
      }
  });
  expect(hits).toEqual([]);
});

/** Every file under a folder. */
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile());

test("no file, journal of a vendor or log holds them in clear", () => {
  const { dataFolder } = inject("attackedShop");
  const files = ["files", "sandbox", "logs"].flatMap((name) => filesIn(join(dataFolder, name)));
  expect(files.length).toBeGreaterThan(5);
  const middle = shownBytes.subarray(shownBytes.length >> 1, (shownBytes.length >> 1) + 24).toString("latin1");
  const hits: string[] = [];
  for (const file of files) {
    const text = readFileSync(file, "latin1");
    // The provider is told whose mailbox it makes, by contract.
    const allowed = /sandbox.provider/.test(file) ? [CANARY.taxCode] : [];
    for (const secret of found(text).filter((each) => !allowed.includes(each))) hits.push(`${file}: ${secret}`);
    if (text.includes(middle)) hits.push(`${file}: picture`);
    if (text.startsWith("\xff\xd8\xff") || text.startsWith("%PDF") || text.startsWith("\x89PNG"))
      hits.push(`${file}: a document`);
  }
  expect(hits).toEqual([]);
});

test("no log names anybody, or holds a token", () => {
  const logs = filesIn(join(inject("attackedShop").dataFolder, "logs"))
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");
  for (const text of [
    token,
    "canarino@posta.example",
    `${CANARY.firstName} ${CANARY.lastName}`,
    "Sportello-2026",
    "Corda7bianca",
  ])
    expect(logs.includes(text), text).toBe(false);
});

test("every look at a document stands in the log of acts, with who and why", async () => {
  const front = documents[0]?.fileId;
  const looks = await db().command.findMany({
    where: { sellerId: SELLER, act: "view-file", input: { path: ["fileId"], equals: front ?? "" } },
  });
  expect(
    looks.map(({ actorKind, refused, input }) => [actorKind, refused, (input as { reason: string }).reason]).sort(),
  ).toEqual([
    ["link", null, "own"],
    ["user", null, "review"],
  ]);
  expect(looks.every(({ actorId }) => actorId !== null)).toBe(true);
});

test("those who may not look are written down as well, and see nothing", async () => {
  const front = documents[0]?.fileId;
  for (const who of ["customer", "accounting", "help-desk", "sales"] as const) {
    const answer = await ask(`/${SELLER}/api/file/${front}?motivo=review`, { as: cookies[who] });
    expect([who, answer.status, answer.text]).toEqual([who, 404, "404"]);
  }
  const refused = await db().command.count({
    where: { act: "view-file", refused: "file-unknown", input: { path: ["fileId"], equals: front ?? "" } },
  });
  expect(refused).toBe(4);
});
