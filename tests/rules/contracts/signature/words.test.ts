import { describe, expect, it } from "vitest";
import { NOTES, REASONS } from "@/lib/contracts/signature/verdict";
import { messages } from "@/lib/i18n/messages";

describe("every reason and note", () => {
  it("has its sentence in both languages, and no sentence is left over", () => {
    for (const { signature } of Object.values(messages)) {
      expect(Object.keys(signature.refusals).sort()).toEqual([...REASONS].sort());
      expect(Object.keys(signature.notes).sort()).toEqual([...NOTES].sort());
    }
  });
});
