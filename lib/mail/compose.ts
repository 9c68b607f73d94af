import { htmlOf } from "./html";
import { lines, oneLine, subjectLine, webAddress } from "./plain";
import type { Block, Draft, MailOptions, RenderedMail, Words } from "./types";

/** A draft with the seller's greeting and signature, as text and as HTML with the same facts. */
export function compose(draft: Draft, words: Words, { brand }: MailOptions): RenderedMail {
  const name = oneLine(draft.name ?? "");
  const greeting = name ? words.shared("greeting", { name }) : words.shared("greeting-nobody");
  const contact = [brand.email, brand.phone].filter(Boolean).join(" · ");
  const signature = [brand.name, words.shared("contact", { contact }), `${brand.legalName}, ${brand.address}`].map(
    oneLine,
  );
  const subject = subjectLine(draft.subject);
  const blocks: Block[] = [{ kind: "paragraph", text: greeting }, ...draft.blocks];
  const text = [...blocks.map(textOf), ["--", ...signature].join("\n")].join("\n\n");
  return { subject, text: `${text}\n`, html: htmlOf({ subject, blocks, signature }, words.locale, brand.colour) };
}

function textOf(block: Block): string {
  switch (block.kind) {
    case "paragraph":
      return oneLine(block.text);
    case "quote":
      return lines(block.text)
        .map((line) => `> ${line}`)
        .join("\n");
    case "facts":
      return block.items.map(({ label, value }) => `${oneLine(label)}: ${oneLine(value)}`).join("\n");
    case "list":
      return block.items.map((item) => `- ${oneLine(item)}`).join("\n");
    case "action":
    case "link":
      return `${oneLine(block.label)}:\n${webAddress(block.url) ?? oneLine(block.url)}`;
  }
}
