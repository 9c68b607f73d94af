import { IconLogout } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import css from "./shell.module.css";

/** Who is signed in, and the way out: a plain form post, so that no link fetched ahead signs anybody out. */
export function Visitor({ name, signOutPath }: { name: string; signOutPath: string }) {
  const t = useTranslations("shell");
  return (
    <form action={signOutPath} method="post" className={css.visitor}>
      <span title={t("signed-in", { name })}>{name}</span>
      <button type="submit">
        <IconLogout size={18} aria-hidden /> {t("sign-out")}
      </button>
    </form>
  );
}
