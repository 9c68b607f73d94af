import { readdirSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { type Answer, ask, inTurns } from "./support/ask";
import { everybody, WHO, type Who } from "./support/people";
import { type Met, ROUTES } from "./support/routes";
import { ownersWorld, type World } from "./support/world";

let cookies: Record<Who, string | undefined>;
let world: World;

beforeAll(async () => {
  cookies = await everybody();
  world = await ownersWorld();
});

const files = readdirSync("app", { recursive: true, encoding: "utf8" })
  .filter((name) => /(^|\/)(page\.tsx|route\.ts)$/.test(name))
  .sort();

test("every page and route is declared, and nothing else is", () => {
  expect(Object.keys(ROUTES).sort()).toEqual(files);
});

function metBy({ status, location }: Answer): Met | string {
  if (status === 200 || status === 400) return "shown";
  if (status === 404) return "not-found";
  if (status === 403 || status === 405) return "refused";
  if (status >= 300 && status < 400) return /^\/visura\/accedi(\?|$)/.test(location) ? "sign-in" : sentOn(location);
  return `status ${status}`;
}

const sentOn = (location: string) => (/^\/visura\/[^/\\]/.test(location) ? "sent-on" : `sent to ${location}`);
const leaks = (answer: Answer): string[] =>
  world.canaries.filter((text) => answer.text.includes(text) || answer.location.includes(text));

const cells = files.flatMap((name) => WHO.map((who) => ({ name, who })));

test("everybody is met as declared, and reads nothing that is not theirs", async () => {
  const wrong: string[] = [];
  let canariesSeen = 0;
  await inTurns(cells, 4, async ({ name, who }) => {
    const route = ROUTES[name];
    if (!route) return;
    const answer = await ask(route.path(world), { as: cookies[who] });
    const met = metBy(answer);
    if (met !== route.met[who]) wrong.push(`${name} as ${who}: ${met}, declared ${route.met[who]}`);
    const leaked = leaks(answer);
    if (!route.reads.includes(who) && leaked.length > 0) wrong.push(`${name} as ${who} reads ${leaked}`);
    if (route.reads.includes(who)) canariesSeen += leaked.length;
  });
  expect(wrong).toEqual([]);
  // The texts looked for do stand in the pages of those who may read them.
  expect(canariesSeen).toBeGreaterThan(50);
}, 300_000); // some thousand pages are asked for

/** Ways past the pages' own door that the framework has, or once had. */
const VARIANTS: Record<string, { headers?: Record<string, string>; path?: (path: string) => string }> = {
  "flight headers": { headers: { rsc: "1" }, path: (path) => `${path}${path.includes("?") ? "&" : "?"}_rsc=1a2b3` },
  "whole prefetch": { headers: { rsc: "1", "next-router-prefetch": "1" } },
  "segment prefetch": {
    headers: { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" },
  },
  "flight file": { path: (path) => path.replace(/(\?|$)/, ".rsc$1") },
  "segment file": { path: (path) => path.replace(/(\?|$)/, ".segments/_tree.segment.rsc$1") },
  "claims to come from the proxy": {
    headers: { "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy", "x-middleware-invoke": "1" },
  },
  "claims to be inside": {
    headers: { "x-forwarded-host": "evil.example", "x-original-url": "/visura", "x-rewrite-url": "/visura" },
  },
};

test("no other way of asking opens what is closed", async () => {
  const closed = cells.filter(({ name, who }) => {
    const met = ROUTES[name]?.met[who];
    return (
      ["anonymous", "customer", "other-seller", "help-desk"].includes(who) && (met === "sign-in" || met === "not-found")
    );
  });
  const asked = closed.flatMap((cell) => Object.keys(VARIANTS).map((variant) => ({ ...cell, variant })));
  const wrong: string[] = [];
  await inTurns(asked, 4, async ({ name, who, variant }) => {
    const { headers, path = (plain: string) => plain } = VARIANTS[variant] ?? {};
    const plain = ROUTES[name]?.path(world) ?? "";
    const answer = await ask(path(plain), { as: cookies[who], ...(headers ? { headers } : {}) });
    const leaked = leaks(answer);
    if (answer.status >= 500) wrong.push(`${name} as ${who} with ${variant}: status ${answer.status}`);
    if (leaked.length > 0) wrong.push(`${name} as ${who} with ${variant} reads ${leaked}`);
    if (/^\/\/|^https?:/.test(answer.location))
      wrong.push(`${name} as ${who} with ${variant} sends to ${answer.location}`);
  });
  expect(asked.length).toBeGreaterThan(500);
  expect(wrong).toEqual([]);
});
