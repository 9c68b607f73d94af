import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { folderCarrier } from "@/lib/connectors/e-invoice/folder";
import { openapiCarrier } from "@/lib/connectors/e-invoice/openapi-sdi";
import { messageOf } from "@/lib/connectors/e-invoice/openapi-shapes";
import { pecCarrier } from "@/lib/connectors/e-invoice/pec";
import type { InvoiceFile } from "@/lib/connectors/e-invoice/port";
import { readSdiMessage } from "@/lib/connectors/e-invoice/sdi-message";
import { invoiceTree, writeXml } from "@/lib/invoicing/fatturapa/build";
import { isRefusal } from "@/lib/kernel/refusal";
import { epochMs, now } from "@/lib/platform/clock";
import { BODY, documentOf, PERSON } from "../rules/invoicing/support/documents";
import { oracle } from "../support/oracles";
import { sandbox, temporaryFolder } from "./support/sandbox";
import { deadUrl, recordingServer } from "./support/server";
import { mailServer } from "./support/smtp";

const SECRET = "sandbox-sdi-secret";
const line = { description: "PEC Base", netCents: 2000, vatBps: 2200 };
let files = 0;

/** A file for SdI to a recipient, with a number and a name of its own. */
function fileTo(
  to: { sdiCode?: string; pec?: string; ipaCode?: string },
  change: Partial<InvoiceFile> = {},
): InvoiceFile {
  files++;
  const number = change.number ?? `${files}/2026`;
  const progressive = String(files).padStart(5, "0");
  const party = to.ipaCode ? { ...BODY, ...to } : { ...PERSON, ...to };
  const tree = invoiceTree(documentOf([line], { numberText: number, party }), {
    transmitter: { country: "IT", code: "99999919998" },
    progressive,
  });
  return {
    fileName: `IT99999919998_${progressive}.xml`,
    xml: Buffer.from(writeXml(tree)),
    format: to.ipaCode ? "FPA12" : "FPR12",
    sender: "99999919998",
    number,
    preparedAt: now(),
    ...change,
  };
}

const byApi = (url: string, timeoutMs = 5_000) =>
  openapiCarrier({ baseUrl: `${url}/sdi`, access: { token: SECRET }, webhookSecret: SECRET, timeoutMs });

/** What SdI says of a file, in order. */
async function saidOf(url: string, file: InvoiceFile) {
  const carrier = byApi(url);
  const sent = await carrier.send(file);
  if (isRefusal(sent)) throw new Error(sent.code);
  const messages = await carrier.messages({ ...sent, fileName: file.fileName });
  if (isRefusal(messages)) throw new Error(messages.code);
  return messages.map(({ type, outcome, faults }) =>
    [type, outcome, ...faults.map(({ code }) => code)].filter(Boolean).join(" "),
  );
}

describe("SdI by way of openapi.com", () => {
  it("hands invoices on, and reads every kind of answer", async () => {
    const { url } = await sandbox();
    expect(await saidOf(url, fileTo({ sdiCode: "ABC1234" }))).toEqual(["RC"]);
    expect(await saidOf(url, fileTo({ pec: "a@pec.example" }))).toEqual(["RC"]);
    expect(await saidOf(url, fileTo({}))).toEqual(["MC"]);
    expect(await saidOf(url, fileTo({ sdiCode: "MANCATA" }))).toEqual(["MC"]);
    expect(await saidOf(url, fileTo({ sdiCode: "SCARTO1" }))).toEqual(["NS 00311"]);
    expect(await saidOf(url, fileTo({ ipaCode: "UFABC1" }))).toEqual(["RC", "NE EC01"]);
    expect(await saidOf(url, fileTo({ ipaCode: "RIFIUT" }))).toEqual(["RC", "NE EC02"]);
    expect(await saidOf(url, fileTo({ ipaCode: "DECORR" }))).toEqual(["RC", "DT"]);
    expect(await saidOf(url, fileTo({ ipaCode: "NORECA" }))).toEqual(["MC", "AT"]);
  });

  it("has a number refused the second time, unless the first was rejected", async () => {
    const { url } = await sandbox();
    expect(await saidOf(url, fileTo({}, { number: "900/2026" }))).toEqual(["MC"]);
    expect(await saidOf(url, fileTo({}, { number: "900/2026" }))).toEqual(["NS 00404"]);
    expect(await saidOf(url, fileTo({ sdiCode: "SCARTO1" }, { number: "901/2026" }))).toEqual(["NS 00311"]);
    expect(await saidOf(url, fileTo({}, { number: "901/2026" }))).toEqual(["MC"]);
  });

  it("tells what surely was not done from what may have been, and finds it again", async () => {
    const { url, fault } = await sandbox();
    const carrier = byApi(url, 400);
    const file = fileTo({});
    await fault("sdi", { mode: "down", times: 1 });
    expect(await carrier.send(file)).toMatchObject({ code: "carrier-unavailable" });
    await fault("sdi", { mode: "wallet-empty", times: 1 });
    expect(await carrier.send(file)).toMatchObject({ code: "carrier-unavailable" });
    expect(await carrier.find(file)).toBeNull();
    await fault("sdi", { mode: "timeout-after-success", times: 1 });
    expect(await carrier.send(file)).toMatchObject({ code: "carrier-unknown" });
    await fault("sdi", { mode: "none" });
    const found = await carrier.find(file);
    expect(found).toMatchObject({ carrierRef: expect.any(String) });
    // Another version of the same invoice is another file.
    expect(await carrier.find({ ...file, fileName: "IT99999919998_ZZZZZ.xml" })).toBeNull();
    await fault("sdi", { mode: "malformed", times: 1 });
    expect(await carrier.send(fileTo({}))).toMatchObject({ code: "carrier-unknown" });
    expect(await byApi(await deadUrl()).send(file)).toMatchObject({ code: "carrier-unavailable" });
    expect(await byApi(await deadUrl()).messages({ carrierRef: "x", fileName: "x" })).toMatchObject({
      code: "carrier-unavailable",
    });
  });

  it("hears what is wrong with a file", async () => {
    const { url } = await sandbox();
    const broken = { ...fileTo({}), xml: Buffer.from("<a/>") };
    expect(await byApi(url).send(broken)).toMatchObject({
      code: "carrier-rejected",
      params: { reason: expect.any(String) },
    });
    const stranger = openapiCarrier({ baseUrl: `${url}/sdi`, access: { token: "other" }, webhookSecret: SECRET });
    expect(await stranger.send(fileTo({}))).toMatchObject({ code: "carrier-unavailable" });
  });

  it("asks for a token with the account's key, keeps it, and asks again when it is refused", async () => {
    let refused = false;
    const server = await recordingServer(({ path }) => {
      if (path === "/tokens") return { status: 200, body: JSON.stringify({ token: "fresh" }) };
      const answer = refused ? null : { status: 401, body: "{}" };
      refused = true;
      if (answer) return answer;
      return { status: 200, body: JSON.stringify({ data: { uuid: "u-1" } }) };
    });
    const access = { email: "a@b.example", apiKey: "key", oauthUrl: server.url };
    const carrier = openapiCarrier({ baseUrl: server.url, access, webhookSecret: SECRET });
    expect(await carrier.send(fileTo({}))).toMatchObject({ code: "carrier-unavailable" });
    expect(await carrier.send(fileTo({}))).toEqual({ carrierRef: "u-1" });
    expect(await carrier.send(fileTo({}))).toEqual({ carrierRef: "u-1" });
    expect(server.received.map(({ path }) => path)).toEqual([
      "/tokens",
      "/invoices",
      "/tokens",
      "/invoices",
      "/invoices",
    ]);
    const [asked, sent] = server.received;
    expect(asked?.headers.authorization).toBe(`Basic ${Buffer.from("a@b.example:key").toString("base64")}`);
    expect(sent?.headers).toMatchObject({ authorization: "Bearer fresh", "content-type": "application/xml" });
  });

  it("believes only callbacks that bring the secret along", async () => {
    const { readWebhook } = byApi("http://127.0.0.1:9");
    const body = Buffer.from(
      JSON.stringify({ event: "customer-notification", data: { notification: { invoice_uuid: "u-1" } } }),
    );
    expect(readWebhook(body, SECRET)).toEqual({ carrierRef: "u-1" });
    for (const wrong of [null, "", "other", `${SECRET} `])
      expect(readWebhook(body, wrong)).toMatchObject({ code: "webhook-forged" });
    expect(readWebhook(Buffer.from("{"), SECRET)).toMatchObject({ code: "webhook-malformed" });
    expect(readWebhook(Buffer.from('{"event":"supplier-invoice"}'), SECRET)).toBeNull();
    const open = openapiCarrier({ baseUrl: "http://127.0.0.1:9", access: { token: "t" }, webhookSecret: "" });
    expect(open.readWebhook(body, "")).toMatchObject({ code: "webhook-forged" });
  });

  it("is told by callbacks, again until they are taken in", async () => {
    let refusals = 2;
    const app = await recordingServer(() => ({ status: refusals-- > 0 ? 503 : 200 }));
    const { url, control } = await sandbox({ appUrl: app.url });
    const file = fileTo({ sdiCode: "ABC1234" });
    await byApi(url).send(file);
    for (const until = epochMs() + 4_000; app.received.length < 3 && epochMs() < until; ) await wait(10);
    expect(app.received.map(({ path, headers }) => [path, headers.authorization])).toEqual(
      Array.from({ length: 3 }, () => ["/api/webhooks/sdi", SECRET]),
    );
    expect((await control("/sdi/__tell", { fileName: file.fileName, type: "DT" })).status).toBe(200);
    for (const until = epochMs() + 4_000; app.received.length < 4 && epochMs() < until; ) await wait(10);
    expect(JSON.parse(app.received[3]?.body.toString() ?? "")).toMatchObject({
      data: { notification: { type: "DT" } },
    });
  });

  type Spec = {
    paths: Record<
      string,
      Record<string, { responses: Record<string, { content: Record<string, { schema: unknown }> }> }>
    >;
  };
  const spec = oracle<Spec>("pec-providers/openapi/sdi.openapi.json");
  it.skipIf(spec === null)("speaks of paths that the published specification has, and reads its own example", () => {
    for (const [method, path] of [
      ["post", "/invoices"],
      ["get", "/invoices"],
      ["get", "/invoices_notifications/{uuid}"],
    ] as const)
      expect(spec!.paths[path]?.[method]).toBeDefined();
    const example = JSON.stringify(spec!.paths["/simulate/{type}"]?.post);
    const [notification] = /\{"uuid":[^{}]*"type":"NS","message":.*?"file_name":"[^"]*"\}/.exec(example) ?? [];
    expect(messageOf(JSON.parse(notification ?? "null"))).toMatchObject({
      type: "NS",
      sdiId: "111",
      faults: [{ code: "00100", text: "Expired signature certificate" }],
    });
  });
});

const message = (root: string, inside: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><types:${root} xmlns:types="http://www.fatturapa.gov.it/sdi/messaggi/v1.0" versione="1.0"><IdentificativoSdI>111</IdentificativoSdI><NomeFile>IT99999919998_00001.xml</NomeFile>${inside}<MessageId>42</MessageId></types:${root}>`;
const RECEIVED = "<DataOraRicezione>2026-11-21T10:00:00.000+01:00</DataOraRicezione>";

describe("SdI's own messages", () => {
  it("are read whatever they say", () => {
    const read = (root: string, inside = RECEIVED) => readSdiMessage(Buffer.from(message(root, inside)));
    const errors = `${RECEIVED}<ListaErrori><Errore><Codice>00404</Codice><Descrizione>Fattura duplicata</Descrizione></Errore><Errore><Codice>00423</Codice><Descrizione>x</Descrizione></Errore></ListaErrori>`;
    expect(read("NotificaScarto", errors)).toMatchObject({
      type: "NS",
      sdiId: "111",
      fileName: "IT99999919998_00001.xml",
      faults: [
        { code: "00404", text: "Fattura duplicata" },
        { code: "00423", text: "x" },
      ],
    });
    const delivered = read(
      "RicevutaConsegna",
      `${RECEIVED}<DataOraConsegna>2026-11-21T12:00:00+01:00</DataOraConsegna>`,
    );
    expect(delivered).toMatchObject({ type: "RC", id: "RC:111:42" });
    expect(delivered?.at.toString()).toBe("2026-11-21T11:00:00Z");
    const answered = (esito: string) =>
      read("NotificaEsito", `${RECEIVED}<EsitoCommittente><Esito>${esito}</Esito></EsitoCommittente>`);
    expect([answered("EC01")?.outcome, answered("EC02")?.outcome, answered("EC99")]).toEqual(["EC01", "EC02", null]);
    const types = [
      "RicevutaScarto",
      "RicevutaImpossibilitaRecapito",
      "NotificaMancataConsegna",
      "NotificaDecorrenzaTermini",
      "AttestazioneTrasmissioneFattura",
    ];
    expect(types.map((root) => read(root)?.type)).toEqual(["NS", "MC", "MC", "DT", "AT"]);
  });

  it("are nothing when they are another file, or mean harm", () => {
    const bomb = `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>${message("RicevutaConsegna", "&x;")}`;
    for (const bad of [bomb, "", "<a/>", message("MetadatiInvioFile", RECEIVED), message("RicevutaConsegna", "")])
      expect(readSdiMessage(Buffer.from(bad))).toBeNull();
  });
});

describe("a folder", () => {
  it("takes whole files by their names, and reads the messages left beside them", async () => {
    const dir = temporaryFolder();
    const carrier = folderCarrier({ dir });
    const file = fileTo({}, { fileName: "IT99999919998_00001.xml" });
    expect(await carrier.find(file)).toBeNull();
    expect(await carrier.send(file)).toEqual({ carrierRef: file.fileName });
    expect(await carrier.send(file)).toEqual({ carrierRef: file.fileName });
    expect(await carrier.find(file)).toEqual({ carrierRef: file.fileName });
    expect(readdirSync(join(dir, "out"))).toEqual([file.fileName]);
    expect(readFileSync(join(dir, "out", file.fileName))).toEqual(file.xml);
    const handed = { carrierRef: file.fileName, fileName: file.fileName };
    expect(await carrier.messages(handed)).toEqual([]);
    mkdirSync(join(dir, "in"));
    writeFileSync(join(dir, "in", "IT99999919998_00001_RC_001.xml"), message("RicevutaConsegna", RECEIVED));
    writeFileSync(join(dir, "in", "IT99999919998_00001_NS_002.xml"), "<!DOCTYPE a><a/>");
    writeFileSync(join(dir, "in", "IT99999919998_00002_RC_001.xml"), message("RicevutaConsegna", RECEIVED));
    writeFileSync(join(dir, "in", "note.txt"), "x");
    expect(await carrier.messages(handed)).toMatchObject([{ type: "RC", id: "RC:111:42" }]);
    expect(await folderCarrier({ dir: "/dev/null/x" }).send(file)).toMatchObject({ code: "carrier-unavailable" });
  });
});

describe("certified mail", () => {
  const by = (smtpUrl: string) =>
    pecCarrier({ smtpUrl, from: "fatture@pec.example", to: "sdi01@pec.fatturapa.it", dir: temporaryFolder() });

  it("carries one file in each message, named after it", async () => {
    const server = await mailServer();
    const file = fileTo({});
    expect(await by(server.url).send(file)).toEqual({ carrierRef: `<${file.fileName}@pec.example>` });
    const [sent = ""] = server.taken;
    expect(sent).toContain("To: sdi01@pec.fatturapa.it");
    expect(sent).toContain(`Subject: ${file.fileName}`);
    expect(sent).toContain(`filename=${file.fileName}`);
    expect(Buffer.from(/\r\n\r\n([A-Za-z0-9+/=\r\n]{200,})\r\n/.exec(sent)?.[1] ?? "", "base64")).toEqual(file.xml);
  });

  it("tells a refusal from silence, and sends nothing unsigned to public bodies", async () => {
    const said = async (verdict: Parameters<typeof mailServer>[0]) =>
      by((await mailServer(verdict)).url).send(fileTo({}));
    expect(await said("550 no")).toMatchObject({ code: "carrier-rejected" });
    expect(await said("451 later")).toMatchObject({ code: "carrier-unavailable" });
    expect(await said("hang-up")).toMatchObject({ code: "carrier-unknown" });
    expect(await by("smtp://127.0.0.1:9").send(fileTo({}))).toMatchObject({ code: "carrier-unavailable" });
    expect(await by("smtp://127.0.0.1:9").send(fileTo({ ipaCode: "UFABC1" }))).toMatchObject({
      code: "carrier-rejected",
      params: { reason: "signature-needed" },
    });
  });
});
