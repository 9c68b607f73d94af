import { expect, it } from "vitest";
import { prepareActivationSchema } from "@/lib/agreements/activation-schema";

const form = { agreementId: "0190a3c0-0000-7000-8000-000000000001", offer: "legalmail/24", q: "", delegation: "" };

it("asks where the professional order is reached only where it pays or has the papers", () => {
  const invited = prepareActivationSchema.safeParse({ ...form, papers: "link", pays: "member" });
  expect(invited.data).toMatchObject({ papers: "link", pays: "member", office: null });
  for (const ways of [
    { papers: "link", pays: "prepaid" },
    { papers: "collected", pays: "member" },
    { papers: "delegated", pays: "member" },
  ])
    expect(prepareActivationSchema.safeParse({ ...form, ...ways }).success).toBe(false);
});
