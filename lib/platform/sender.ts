/** The browser a request came from, as evidence keeps it: its whole address, and what it calls itself. */
export interface Sender {
  address: string;
  userAgent: string;
}

const printable = (text: string, longest: number): string => text.replace(/[^\x20-\x7e]/g, "").slice(0, longest);

/** The last address is the one our own server or proxy wrote; those before it are whatever the sender claims. */
export const senderOf = (headers: { get(name: string): string | null }): Sender => ({
  address: printable(headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "", 64),
  userAgent: printable(headers.get("user-agent") ?? "", 300),
});
