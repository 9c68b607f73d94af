/** A page as it was pictured: once for each width and colour scheme. */
export interface Shown {
  seller: string;
  room: string;
  path: string;
  /** HTTP status of the page. */
  status: number;
  pictures: { file: string; width: number; scheme: string }[];
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** All pictures on one page, by seller and room; nothing is loaded from elsewhere. */
export function albumPage(shown: readonly Shown[], taken: string): string {
  const sellers = [...new Set(shown.map(({ seller }) => seller))];
  const part = (seller: string) => {
    const pages = shown.filter((each) => each.seller === seller);
    return `<section id="${escaped(seller)}"><h2>${escaped(seller)}</h2>${pages.map(pageOf).join("")}</section>`;
  };
  const links = sellers.map((seller) => `<a href="#${escaped(seller)}">${escaped(seller)}</a>`);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Sportello: gallery</title><style>${STYLE}</style>
<h1>Sportello: ${shown.length} pages of ${sellers.length} sellers</h1><p>${escaped(taken)} · ${links.join(" · ")}</p>
${sellers.map(part).join("\n")}</html>\n`;
}

const STYLE = `body{font:15px system-ui;margin:24px;background:#eee}figure{display:inline-block;margin:0 12px 12px 0;vertical-align:top}
img{display:block;border:1px solid #999;max-height:520px;max-width:100%}figcaption{font-size:12px}h3{margin:24px 0 8px}.bad{color:#b00}`;

function pageOf({ seller, room, path, status, pictures }: Shown): string {
  const figures = pictures.map(
    ({ file, width, scheme }) =>
      `<figure><a href="${escaped(file)}"><img src="${escaped(file)}" loading="lazy" alt="${escaped(`${seller} ${path}, ${width} px, ${scheme}`)}"></a><figcaption>${width} px · ${scheme}</figcaption></figure>`,
  );
  const note = status === 200 ? "" : ` <span class="bad">${status}</span>`;
  return `<h3>${escaped(path || "/")} <small>${escaped(room)}</small>${note}</h3>${figures.join("")}`;
}

/** A file name for a picture. */
export const fileOf = (seller: string, path: string, width: number, scheme: string): string =>
  `${seller}${path.replace(/[^a-z0-9]+/gi, "-").replace(/-[0-9a-f-]{30,}/gi, "-first")}-${width}-${scheme}.jpg`;
