import { describe, expect, test } from "vitest";
import {
  askedKinds,
  currentDocuments,
  type DocumentState,
  missingKinds,
  type Papers,
  sendableKinds,
  toSendAgain,
} from "@/lib/documents/document";
import { checkIdentityDate, checkIdentityNumber } from "@/lib/documents/identity";
import { limitedForm } from "@/lib/documents/limited-form";
import { reasonWords, sentBackFor, sentBackOf } from "@/lib/documents/review";
import { day } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { demoPolicy } from "../../support/policy";

const papers = (orderState: string, review: Papers["review"] = null): Papers => ({
  orderState,
  asked: ["identity-front", "identity-back"],
  review,
});
const rejected = { state: "rejected" as const, rejectedKinds: ["identity-back"] };

describe("what may be sent", () => {
  test.each([
    ["a draft: all that is asked", papers("draft"), ["identity-front", "identity-back"]],
    ["under review: nothing", papers("placed", { state: "open", rejectedKinds: [] }), "papers-under-review"],
    ["approved: nothing", papers("settled", { state: "approved", rejectedKinds: [] }), "papers-approved"],
    ["rejected: what was rejected", papers("settled", rejected), ["identity-back"]],
    ["cancelled: nothing", papers("cancelled", rejected), "order-closed"],
    ["fulfilled: nothing", papers("fulfilled"), "order-closed"],
  ])("%s", (_, given, expected) => {
    const kinds = sendableKinds(given);
    expect(isRefusal(kinds) ? kinds.code : kinds).toEqual(expected);
  });
});

test("the newest of a kind counts, and a rejected one is missing until it is sent again", () => {
  const at = (n: number) => new Date(n * 1000);
  const sent = (kind: string, state: DocumentState, n: number) => ({ kind, state, createdAt: at(n) });
  const history = [
    sent("identity-front", "replaced", 1),
    sent("identity-front", "uploaded", 2),
    sent("identity-back", "uploaded", 1),
    sent("identity-back", "rejected", 3),
  ];
  expect(currentDocuments(history).get("identity-front")?.state).toBe("uploaded");
  expect(missingKinds(["identity-front", "identity-back"], history)).toEqual(["identity-back"]);
  expect(missingKinds(["identity-back"], [...history, sent("identity-back", "uploaded", 4)])).toEqual([]);
});

test("a document serves through its last day", () => {
  expect(checkIdentityDate("2026-11-21", day("2026-11-21"))).toBe(true);
  expect(checkIdentityDate("2026-11-20", day("2026-11-21"))).toMatchObject({ code: "identity-expired" });
  expect(checkIdentityDate("2040-01-01", day("2026-11-21"))).toMatchObject({ code: "identity-date-unlikely" });
});

test("a number is written as on the document, or refused", () => {
  expect(checkIdentityNumber(" ca 12345-ab ")).toBe("CA12345AB");
  for (const wrong of ["", "CA1", "SENZANUMERO", "CA12345<script>", "1".repeat(21)])
    expect(checkIdentityNumber(wrong)).toMatchObject({ code: "identity-number-malformed" });
});

const words = { it: "Il documento è scaduto.", en: "The document has expired." };
const back = { kind: "identity-front" as const, code: "expired", note: "", words };

test("a reason is read as it was when it was given, with what was written besides", () => {
  expect(reasonWords(back, "it")).toBe("Il documento è scaduto.");
  expect(reasonWords({ ...back, note: "Dal 2020." }, "en")).toBe("The document has expired. Dal 2020.");
  expect(reasonWords({ ...back, code: "other", note: "due\nrighe" }, "it")).toBe("due\nrighe");
});

test("what is kept of a round is read, or counts as nothing", () => {
  expect(sentBackOf({ sentBack: [back] })).toEqual([back]);
  expect(sentBackOf({ sentBack: [{ kind: "identity-front", note: "a mano" }] })).toMatchObject([{ code: "other" }]);
  for (const odd of [null, {}, "x", [1]]) expect(sentBackOf({ sentBack: odd })).toEqual([]);
});

test("only reasons of the seller's list are given", () => {
  const paper = { kind: "identity-front" as const, reason: "expired", note: "x" };
  expect(sentBackFor(demoPolicy(), paper)).toEqual({ ...back, note: "x" });
  expect(sentBackFor(demoPolicy(), { ...paper, reason: "ugly" })).toMatchObject({ code: "review-reason-unknown" });
});

test("a way to sign spares what its policy says, and only once it is chosen", () => {
  const policy = demoPolicy("demo", ({ identity }) => {
    identity.documents.person = ["identity-front", "health-card", "signed-contract"];
  });
  const digital = { spares: ["identity-front" as const] };
  expect(askedKinds(policy, "person")).toEqual(["identity-front", "health-card", "signed-contract"]);
  expect(askedKinds(policy, "person", digital)).toEqual(["health-card", "signed-contract"]);
  expect(askedKinds(policy, "public-body", digital)).toEqual([]);
  expect(toSendAgain(["identity-front", "signed-contract", "made-up"], askedKinds(policy, "person", digital))).toEqual([
    "signed-contract",
  ]);
});

describe("a form that is too large", () => {
  const request = async (bytes: number, length?: number) => {
    const form = new FormData();
    form.set("file", new File([Buffer.alloc(bytes, 65)], "a.jpg"));
    const posted = new Response(form);
    const headers = new Headers(posted.headers);
    const { body } = new Response(await posted.arrayBuffer());
    if (length !== undefined) headers.set("content-length", String(length));
    return { headers, body };
  };
  test("is cut off when it says so, and when it does not", async () => {
    expect(await limitedForm(await request(10, 5_000_000), 1_000_000)).toMatchObject({ code: "upload-too-large" });
    expect(await limitedForm(await request(2_000_000), 1_000_000)).toMatchObject({ code: "upload-too-large" });
    expect(await limitedForm(await request(2_000_000, 10), 1_000_000)).toMatchObject({ code: "upload-too-large" });
  });
  test("is read when it is not, and refused when it is no form", async () => {
    const form = await limitedForm(await request(900_000), 1_000_000);
    if (isRefusal(form)) throw new Error(form.code);
    expect(form.get("file")).toMatchObject({ size: 900_000, name: "a.jpg" });
    const text = new Response("file=1", { headers: { "content-type": "text/plain" } });
    expect(await limitedForm(text, 1_000_000)).toMatchObject({ code: "upload-malformed" });
    const broken = new Response("not multipart", { headers: { "content-type": "multipart/form-data; boundary=x" } });
    expect(await limitedForm(broken, 1_000_000)).toMatchObject({ code: "upload-malformed" });
  });
});
