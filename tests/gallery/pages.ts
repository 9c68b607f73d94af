/** Rooms of a shop: who looks at their pages. */
export const ROOMS = ["shop", "account", "desk"] as const;
export type Room = (typeof ROOMS)[number];

export interface Picture {
  room: Room;
  /** Under the seller's own address. */
  path: string;
}

const of = (room: Room, ...paths: string[]): Picture[] => paths.map((path) => ({ room, path }));

/** Pages that every seller has. */
export const PAGES: Picture[] = [
  ...of("shop", "", "/piani", "/acquista", "/rinnova", "/rinnova/richiesta", "/aiuto", "/contatti"),
  ...of("shop", "/condizioni/conditions", "/condizioni/privacy", "/accedi", "/iscriviti", "/recupero"),
  ...of("account", "/caselle", "/ordini", "/conto", "/fatture", "/richieste", "/profilo"),
  ...of(
    "desk",
    "/desk",
    "/desk/panoramica",
    "/desk/caselle",
    "/desk/caselle/scadenze",
    "/desk/ordini",
    "/desk/pagamenti",
    "/desk/richieste",
  ),
  ...of("desk", "/desk/posta", "/desk/impostazioni/regole", "/desk/impostazioni/regole/catalogue"),
  ...of("desk", "/desk/impostazioni/regole/lifecycle", "/desk/impostazioni/regole/differenze"),
];

/** Of a list, the first thing in it: its page is shown too. */
export const FIRST_OF: (Picture & { link: RegExp })[] = [
  { room: "account", path: "/caselle", link: /\/caselle\/[\w-]{20,}$/ },
  { room: "desk", path: "/desk?tipo=review", link: /\/verifiche\// },
  { room: "desk", path: "/desk/ordini", link: /\/desk\/ordini\/[\w-]{20,}/ },
  { room: "desk", path: "/desk/caselle", link: /\/desk\/caselle\/[\w-]{20,}/ },
];

export const SELLERS = ["visura", "professionalmail", "infocert", "1pec", "sicurezzapostale"];
export const WIDTHS = [360, 1280];
export const SCHEMES = ["light", "dark"] as const;
