import { beforeAll, expect, test } from "vitest";
import { ask, inTurns } from "./support/ask";
import { cookieOf, everybody, SELLER, WHO, type Who } from "./support/people";
import { ROUTES } from "./support/routes";
import { ownersWorld, type World } from "./support/world";

let cookies: Record<Who, string | undefined>;
let world: World;
beforeAll(async () => {
  cookies = await everybody();
  world = await ownersWorld();
});

/** Whoever sees most of a page, and nobody. */
const viewers = (name: string): Who[] => [
  "anonymous",
  WHO.filter((who) => ROUTES[name]?.met[who] === "shown").at(-1) ?? "owner",
  "admin",
];

test("every answer says what browsers may do with it", async () => {
  const wrong: string[] = [];
  const nonces = new Set<string>();
  const cells = Object.keys(ROUTES).flatMap((name) => viewers(name).map((who) => ({ name, who })));
  await inTurns(cells, 4, async ({ name, who }) => {
    const { headers, text, status } = await ask(ROUTES[name]?.path(world) ?? "/", { as: cookies[who] });
    const say = (what: string) => wrong.push(`${name} as ${who} (${status}): ${what}`);
    const policy = headers.get("content-security-policy") ?? "";
    const scripts =
      /(?:script-src|default-src) ([^;]*)/.exec(policy.match(/script-src [^;]*/)?.[0] ?? policy)?.[1] ?? "";
    if (scripts === "" || /unsafe-inline|unsafe-eval|https?:|\*/.test(scripts)) say(`scripts: "${scripts}"`);
    if (!/frame-ancestors 'self'|frame-ancestors 'none'|sandbox/.test(policy)) say("frame-ancestors");
    if (!/object-src|default-src 'none'/.test(policy)) say("object-src");
    if (!headers.get("x-content-type-options")?.includes("nosniff")) say("nosniff");
    if (!/same-origin|no-referrer/.test(headers.get("referrer-policy") ?? "")) say("referrer-policy");
    if (!headers.get("cache-control")?.includes("no-store") && !/metrics|405/.test(`${name}${status}`))
      say(`cache-control ${headers.get("cache-control")}`);
    if (headers.get("x-powered-by")) say("x-powered-by");
    if (headers.get("access-control-allow-origin")) say("access-control-allow-origin");
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
    if (nonce) {
      if (nonces.has(nonce)) say("the nonce was used before");
      nonces.add(nonce);
      const bare = [...text.matchAll(/<script(?![^>]*\bnonce=)[^>]*>/g)].filter(
        ([tag]) => !/type="application\/(ld\+)?json"/.test(tag),
      );
      if (bare.length > 0) say(`script without nonce: ${bare[0]?.[0]}`);
      if (text.includes("<script") && !text.includes(`nonce="${nonce}"`)) say("another nonce in the page");
      if (/\son(?:click|load|error|submit)="/i.test(text)) say("handler in an attribute");
    }
  });
  expect(wrong).toEqual([]);
});

test("the build's files are what they say", async () => {
  const { text } = await ask(`/${SELLER}`);
  const [file = ""] = text.match(/\/_next\/static\/[^"\\]+\.js/) ?? [];
  const answer = await ask(file);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  for (const path of [
    "/_next/image?url=%2Fvisura&w=640&q=75",
    "/.env",
    "/package.json",
    "/.git/config",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/_next/../package.json",
    "/_next/static/../../package.json",
    "/.next/server/app-paths-manifest.json",
  ])
    expect([400, 404], path).toContain((await ask(path)).status);
  const map = await ask(`${file}.map`);
  expect(map.status).toBe(404);
});

test("the session's cookie is kept from scripts and from other sites", async () => {
  const { act, actionOf } = await import("./support/actions");
  const answer = await act(
    `/${SELLER}/accedi`,
    actionOf("accedi/actions.ts", "enter"),
    [SELLER],
    { login: "cliente", password: "Sportello-2026" },
    { headers: { "x-forwarded-for": "10.77.0.1" } },
  );
  const set = answer.headers.getSetCookie();
  expect(set.length).toBeGreaterThanOrEqual(2);
  for (const cookie of set) {
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=lax/i);
    expect(cookie).toMatch(/Path=\//i);
    expect(cookie).not.toMatch(/Domain=/i);
  }
});

test("served by https, cookies are bound to the host, and only https pages may post", async () => {
  const { parseConfig } = await import("@/lib/platform/config");
  expect(parseConfig({ ...process.env, APP_URL: "https://shop.example" }).appUrl).toBe("https://shop.example");
  const { vi } = await import("vitest");
  vi.resetModules();
  process.env.APP_URL = "https://shop.example";
  const { sessionCookieName, cookieOptions } = await import("@/lib/platform/next-auth");
  const { checkOrigin } = await import("@/lib/platform/origin");
  expect(sessionCookieName()).toMatch(/^__Host-/);
  expect(cookieOptions()).toMatchObject({ secure: true, httpOnly: true, path: "/", sameSite: "lax" });
  const from = (origin: string, host = "shop.example") => checkOrigin(new Headers({ origin, host }));
  expect(from("https://shop.example")).toBe(true);
  expect(from("http://shop.example")).toBe(false);
  for (const bad of [
    "null",
    "https://evil.example",
    "https://shop.example.evil.example",
    "https://evil.example#shop.example",
    "file://",
    "https://shop.example:444",
  ])
    expect(from(bad), bad).toBe(false);
  const { proxy } = await import("@/proxy");
  const { NextRequest } = await import("next/server");
  const sts = () => proxy(new NextRequest("http://127.0.0.1/visura")).headers.get("strict-transport-security");
  expect(sts()).toMatch(/^max-age=63072000/);
  process.env.APP_URL = "http://shop.example";
  expect(sts()).toBeNull();
});

test("a session that was ended, altered or made up lets nobody in", async () => {
  const good = (await cookieOf(SELLER, world.ownerId)) ?? "";
  const [name, value = ""] = good.split("=");
  const page = `/${SELLER}/caselle`;
  expect((await ask(page, { as: good })).status).toBe(200);
  const bad = [
    `${name}=${value.slice(0, -4)}AAAA`,
    `${name}=`,
    `${name}=null`,
    `${name}=${"A".repeat(400)}`,
    `__Host-${good}`,
    good.replace("sportello-session", "next-auth.session-token"),
  ];
  for (const as of bad) expect((await ask(page, { as })).status, as.slice(0, 60)).toBe(307);
});
