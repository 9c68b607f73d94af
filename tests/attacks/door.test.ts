import { expect, test } from "vitest";
import { clientAddress } from "@/lib/cli/launcher/door.mjs";
import { ask } from "./support/ask";

test.each([
  [undefined, "198.51.100.9", 0, "198.51.100.9"],
  ["127.0.0.1", "198.51.100.9", 0, "198.51.100.9"],
  ["10.0.0.1, 127.0.0.1", "127.0.0.1", 0, "undeclared"],
  [undefined, "127.0.0.1", 0, "127.0.0.1"],
  ["203.0.113.7", "10.0.0.2", 1, "203.0.113.7"],
  ["127.0.0.1, 203.0.113.7", "10.0.0.2", 1, "203.0.113.7"],
  ["127.0.0.1, 203.0.113.7, 10.0.0.3", "10.0.0.2", 2, "203.0.113.7"],
  [undefined, "198.51.100.9", 1, "198.51.100.9"],
  ["203.0.113.7", "10.0.0.2", 2, "203.0.113.7"],
  [" , ,", "198.51.100.9", 0, "198.51.100.9"],
])("%s from %s behind %i proxies is %s", (forwarded, peer, proxies, address) => {
  expect(clientAddress(forwarded, peer, proxies)).toBe(address);
});

test("who pretends to be this machine does not read its figures", async () => {
  expect((await ask("/api/metrics")).status).toBe(200);
  expect((await ask("/api/metrics", { headers: { "x-forwarded-for": "203.0.113.7" } })).status).toBe(403);
  expect((await ask("/api/metrics", { headers: { "x-forwarded-for": "127.0.0.1, 203.0.113.7" } })).status).toBe(403);
});

test("an address that cannot be read is one that leads nowhere", async () => {
  for (const path of ["/%E0%A4%A", "/visura/ordine/%E0%A4%A", "/visura/desk/caselle?q=%00", "/%00"])
    expect((await ask(path)).status, path).toBe(404);
});
