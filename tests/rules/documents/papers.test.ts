import { describe, expect, test } from "vitest";
import {
  currentDocuments,
  type DocumentState,
  missingKinds,
  type Papers,
  sendableKinds,
} from "@/lib/documents/document";
import { checkIdentityDate, checkIdentityNumber } from "@/lib/documents/identity";
import { limitedForm } from "@/lib/documents/limited-form";
import { readReason, reasonText } from "@/lib/documents/review";
import { rejectReviewSchema } from "@/lib/documents/schema";
import { day } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";

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

test("a reason is kept with its words and read again", () => {
  expect(readReason(reasonText({ code: "expired" }))).toEqual({ code: "expired", note: "" });
  expect(readReason(reasonText({ code: "other", note: "due\nrighe" }))).toEqual({ code: "other", note: "due\nrighe" });
  expect(readReason("scritto a mano")).toEqual({ code: "other", note: "scritto a mano" });
  expect(readReason(null)).toBeNull();
});

test("a rejection takes kinds as a list or as ticked boxes, never none", () => {
  const reviewId = "01a2001a-890d-7590-a68f-3a871ab7376e";
  const kinds = (given: unknown) => {
    const parsed = rejectReviewSchema.safeParse({ reviewId, reason: "expired", kinds: given });
    return parsed.success ? parsed.data.kinds : parsed.error.issues[0]?.message;
  };
  expect(kinds(["identity-back"])).toEqual(["identity-back"]);
  expect(kinds({ "identity-back": "identity-back", "identity-front": "on" })).toEqual([
    "identity-front",
    "identity-back",
  ]);
  expect(kinds([])).toBe("review-kinds-missing");
  expect(kinds(undefined)).toBe("review-kinds-missing");
  expect(kinds({ constructor: "x" })).not.toBeInstanceOf(Array);
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
