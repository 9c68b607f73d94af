import { cookies } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { ROME } from "@/lib/kernel/day";
import { LOCALE_COOKIE, localeOr } from "./locales";
import { messages } from "./messages";

export default getRequestConfig(async () => {
  const locale = localeOr((await cookies()).get(LOCALE_COOKIE)?.value);
  return { locale, messages: messages[locale], timeZone: ROME };
});
