import { isIPv6 } from "node:net";
import { z } from "zod";
import { LOCALES } from "@/lib/i18n/locales";

/** What is known of the browser behind a form: never typed by its user, read from the request. */
export const visitorSchema = z.strictObject({
  /** Network the request came from, as `networkOf` writes it. */
  network: z.string().max(64),
  userAgent: z.string().max(200),
  locale: z.enum(LOCALES),
  /** Marks left by earlier sign-ins in this browser, see device.ts. */
  devices: z.array(z.string().max(100)).max(10),
  /** Tokens of browsers in which no code is asked, see lib/customers/store/trusted-devices.ts. */
  trusted: z.array(z.string().max(100)).max(10),
  /** The session the request came with, if any. */
  sessionId: z.uuid().nullable(),
});
export type Visitor = z.infer<typeof visitorSchema>;

/** One household counts as one: an IPv6 network is its first 64 bits, an IPv4 address itself. */
export function networkOf(address: string): string {
  const plain = address.trim().replace(/^::ffff:(?=\d+\.)/i, "");
  if (!isIPv6(plain)) return plain.slice(0, 45);
  const [head = "", tail] = plain.split("::");
  const front = head === "" ? [] : head.split(":");
  const back = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? [] : Array<string>(8 - front.length - back.length).fill("0");
  const groups = [...front, ...zeros, ...back].slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${groups.join(":")}::/64`;
}
