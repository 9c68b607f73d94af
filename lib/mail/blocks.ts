import type { Block } from "./types";

export const paragraph = (text: string): Block => ({ kind: "paragraph", text });
export const action = (label: string, url: string): Block => ({ kind: "action", label, url });
export const link = (label: string, url: string): Block => ({ kind: "link", label, url });
export const list = (items: string[]): Block => ({ kind: "list", items });
export const quote = (text: string): Block => ({ kind: "quote", text });

/** Facts as label and value; those without a value are left out. */
export const facts = (...items: [label: string, value: string | undefined | null][]): Block => ({
  kind: "facts",
  items: items.flatMap(([label, value]) => (value ? [{ label, value }] : [])),
});
