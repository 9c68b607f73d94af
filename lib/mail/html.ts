import { escapeHtml, lines, oneLine, webAddress } from "./plain";
import type { Block } from "./types";

type Content = { subject: string; blocks: Block[]; signature: string[] };

const line = (text: string): string => escapeHtml(oneLine(text));

/** The HTML part: inline styles only, nothing remote, readable by a screen reader from top to bottom. */
export function htmlOf({ subject, blocks, signature }: Content, locale: string, colour: string): string {
  const accent = /^#[0-9a-fA-F]{6}$/.test(colour) ? colour : "#333333";
  return `<!doctype html>
<html lang="${escapeHtml(locale)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${line(subject)}</title></head>
<body style="margin:0;padding:24px 16px;font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif">
<div style="max-width:560px;margin:0 auto;border-top:4px solid ${accent};padding-top:20px">
${blocks.map(blockHtml).join("\n")}
<p style="margin:28px 0 0;padding-top:12px;border-top:1px solid #999999;font-size:14px">${signature.map(line).join("<br>")}</p>
</div>
</body>
</html>
`;
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case "paragraph":
      return `<p style="margin:0 0 16px">${line(block.text)}</p>`;
    case "quote":
      return `<blockquote style="margin:0 0 16px;padding-left:12px;border-left:3px solid #999999">${lines(block.text).map(escapeHtml).join("<br>")}</blockquote>`;
    case "facts":
      return `<table style="margin:0 0 16px;border-collapse:collapse">${block.items.map(row).join("")}</table>`;
    case "list":
      return `<ul style="margin:0 0 16px;padding-left:20px">${block.items.map((item) => `<li>${line(item)}</li>`).join("")}</ul>`;
    case "action":
      return actionHtml(block.label, block.url);
    case "link":
      return linkHtml(block.label, block.url);
  }
}

const row = ({ label, value }: { label: string; value: string }): string =>
  `<tr><th scope="row" style="padding:4px 16px 4px 0;text-align:left;vertical-align:top;font-weight:normal">${line(label)}</th><td style="padding:4px 0;vertical-align:top"><strong>${line(value)}</strong></td></tr>`;

/** The one thing to do. The address is also written out, for programs that take links away. */
function actionHtml(label: string, url: string): string {
  const href = webAddress(url);
  if (!href) return `<p style="margin:0 0 16px">${line(label)}: ${line(url)}</p>`;
  const safe = escapeHtml(href);
  return `<p style="margin:0 0 8px"><a href="${safe}" style="display:inline-block;padding:12px 20px;border:2px solid currentColor;border-radius:8px;font-weight:bold;text-decoration:none">${line(label)}</a></p><p style="margin:0 0 16px;font-size:14px;word-break:break-all">${safe}</p>`;
}

function linkHtml(label: string, url: string): string {
  const href = webAddress(url);
  if (!href) return `<p style="margin:0 0 16px">${line(label)}: ${line(url)}</p>`;
  return `<p style="margin:0 0 16px;font-size:14px"><a href="${escapeHtml(href)}" style="color:inherit">${line(label)}</a></p>`;
}
