import { describe, expect, it } from "vitest";
import type { OutgoingSms } from "@/lib/connectors/sms/port";
import { twilioTexter } from "@/lib/connectors/sms/twilio";
import { sandbox } from "./support/sandbox";
import { deadUrl, recordingServer } from "./support/server";

const account = { accountSid: "AC_sandbox", authToken: "sandbox", from: "Sportello" };
const sms = (over: Partial<OutgoingSms> = {}): OutgoingSms => ({
  to: "+393330000001",
  text: "Il codice è 012345.",
  again: false,
  ...over,
});
const connect = (url: string, timeoutMs = 5_000) => twilioTexter({ ...account, baseUrl: `${url}/twilio`, timeoutMs });
const outbox = async (url: string, query = "") =>
  (await (await fetch(`${url}/twilio/outbox.json${query}`)).json()) as {
    total: number;
    messages: { sid: string; to: string; body: string }[];
  };
const unavailable = { refused: true, code: "sms-unavailable" };

describe("sending", () => {
  it("asks as Twilio's reference says: a form, basic authentication, the account in the path", async () => {
    const server = await recordingServer(() => ({
      status: 201,
      body: JSON.stringify({ sid: "SM1", to: "+393330000001", body: "x", status: "queued" }),
    }));
    const settings = { accountSid: "AC1", authToken: "secret", baseUrl: server.url };
    expect(await twilioTexter({ ...settings, from: "+390600000" }).send(sms())).toEqual({ providerId: "SM1" });
    await twilioTexter({ ...settings, from: "MG7" }).send(sms());
    const [number, service] = server.received;
    expect(number).toMatchObject({ method: "POST", path: "/2010-04-01/Accounts/AC1/Messages.json" });
    expect(number?.headers).toMatchObject({
      authorization: `Basic ${Buffer.from("AC1:secret").toString("base64")}`,
      "content-type": expect.stringContaining("application/x-www-form-urlencoded"),
    });
    const formOf = (body?: Buffer) => Object.fromEntries(new URLSearchParams(body?.toString("utf8")));
    expect(formOf(number?.body)).toEqual({ To: "+393330000001", From: "+390600000", Body: "Il codice è 012345." });
    expect(formOf(service?.body)).toMatchObject({ MessagingServiceSid: "MG7" });
  });

  it("keeps the message in the outbox, newest first, by part of the number", async () => {
    const { url } = await sandbox();
    await connect(url).send(sms());
    await connect(url).send(sms({ to: "+393470000002", text: "Altro." }));
    expect((await outbox(url)).messages.map(({ body }) => body)).toEqual(["Altro.", "Il codice è 012345."]);
    expect(await outbox(url, "?to=333")).toMatchObject({ total: 1, messages: [{ to: "+393330000001" }] });
  });

  it("is refused for good where there is no such number", async () => {
    const { url } = await sandbox();
    expect(await connect(url).send(sms({ to: "+39" }))).toMatchObject({
      code: "sms-rejected",
      params: { reason: "21211" },
    });
    expect((await outbox(url)).total).toBe(0);
  });
});

describe("faults", () => {
  it("down, too busy, away, unreadable, or a wrong key: sent by a later try", async () => {
    const running = await sandbox();
    for (const status of [429, 500, 503] as const) {
      await running.fault("twilio", { mode: "down", times: 1, status });
      expect(await connect(running.url).send(sms())).toEqual(unavailable);
    }
    expect(await connect(await deadUrl()).send(sms())).toEqual(unavailable);
    const stranger = twilioTexter({ ...account, authToken: "wrong", baseUrl: `${running.url}/twilio` });
    expect(await stranger.send(sms())).toEqual(unavailable);
    expect((await outbox(running.url)).total).toBe(0);
    expect(await connect(running.url).send(sms({ again: true }))).toHaveProperty("providerId");
  });

  it.each(["timeout-after-success", "malformed"] as const)("%s: looked for, and not sent twice", async (mode) => {
    const running = await sandbox();
    await running.fault("twilio", { mode, times: 1 });
    expect(await connect(running.url, 400).send(sms())).toEqual(unavailable);
    expect(await connect(running.url).send(sms({ again: true }))).toHaveProperty("providerId");
    expect((await outbox(running.url)).total).toBe(1);
  });

  it("what is said in a refusal repeats neither number nor text", async () => {
    const { url } = await sandbox();
    const refused = JSON.stringify(await connect(url).send(sms({ to: "+3933300000012345678", text: "segreto" })));
    expect(refused).toContain("sms-rejected");
    expect(refused).not.toMatch(/333|segreto/);
  });
});
