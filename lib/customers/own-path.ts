/**
 * Where to go after signing in: the path asked for if it is a page of the same seller, else null. "//elsewhere",
 * "/\elsewhere" and "/seller/../other" are somewhere else to a browser.
 */
export function ownPath(seller: string, path: string | undefined): string | null {
  if (!path || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(path) || !URL.canParse(path, "http://here.invalid")) return null;
  const { host, pathname, search } = new URL(path, "http://here.invalid");
  if (host !== "here.invalid") return null;
  const inside = pathname === `/${seller}` || pathname.startsWith(`/${seller}/`);
  return inside ? pathname + search : null;
}
