import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import { day } from "@/lib/kernel/day";
import { expiryCalendar } from "@/lib/mailboxes/calendar";

const facts = {
  uid: "1-2027-02-28@sportello",
  title: "Scade la PEC prova@pec.example",
  text: "Riga; con, segni\\ e\nuna riga nuova",
  url: "https://shop.example/rinnova/abc",
  on: day("2027-02-28"),
  at: Temporal.Instant.from("2026-11-21T10:00:00Z"),
};

it("is one all-day event on the expiry, with a bell a week before and the link", () => {
  const lines = expiryCalendar(facts).split("\r\n");
  expect(lines[0]).toBe("BEGIN:VCALENDAR");
  expect(lines).toContain("DTSTART;VALUE=DATE:20270228");
  expect(lines).toContain("DTEND;VALUE=DATE:20270301");
  expect(lines).toContain("UID:1-2027-02-28@sportello");
  expect(lines.join("")).toContain("TRIGGER:-P7D");
  expect(lines.join("").replaceAll(/\s/g, "")).toContain("https://shop.example/rinnova/abc");
  expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
});

it("lets nothing written in it become a line of its own", () => {
  const lines = expiryCalendar({ ...facts, title: "a\r\nBEGIN:VALARM", text: "b\nEND:VCALENDAR" }).split("\r\n");
  expect(lines.filter((line) => line === "BEGIN:VALARM")).toHaveLength(1);
  expect(lines.filter((line) => line === "END:VCALENDAR")).toHaveLength(1);
});
