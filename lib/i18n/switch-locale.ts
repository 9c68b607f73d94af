"use server";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { checkOrigin } from "@/lib/platform/origin";
import { LOCALE_COOKIE, localeOr } from "./locales";

const ONE_YEAR_IN_SECONDS = 365 * 24 * 60 * 60;

/** Keeps the language chosen and returns to the page it was chosen on. Works as a plain form post. */
export async function switchLocale(form: FormData): Promise<void> {
  if (!(form instanceof FormData)) return;
  if (!checkOrigin(await headers())) redirect(ownPath(form.get("back")));
  const chosen = localeOr(form.get("locale"));
  const jar = await cookies();
  jar.set(LOCALE_COOKIE, chosen, { path: "/", maxAge: ONE_YEAR_IN_SECONDS, sameSite: "lax", httpOnly: true });
  redirect(ownPath(form.get("back")));
}

/** Only a path of this site: "//elsewhere" and "/\elsewhere" are other hosts to a browser. */
function ownPath(back: FormDataEntryValue | null): string {
  const path = typeof back === "string" ? back : "/";
  return /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(path) ? path : "/";
}
