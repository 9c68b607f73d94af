import { IconMail } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import css from "./shell.module.css";

/** First stop of the keyboard: over the menus to what the page is about. */
export function SkipLink() {
  const t = useTranslations("shell");
  return (
    <a href="#contenuto" className="skip-link">
      {t("skip")}
    </a>
  );
}

/** The page itself, target of the skip link. */
export const Main = ({ children }: { children: ReactNode }) => (
  <main id="contenuto" tabIndex={-1}>
    {children}
  </main>
);

/** The seller's sign; `room` names an area that isn't the shop. */
type BrandProps = { name: string; href: string; room?: string; logo?: string | null };

export function BrandLink({ name, href, room, logo }: BrandProps) {
  return (
    <>
      <Link href={href} className={css.brand}>
        {logo ? (
          // biome-ignore lint/performance/noImgElement: a picture of ours, small already
          <img className={css.logo} src={logo} alt="" />
        ) : (
          <span className={css.mark} aria-hidden>
            <IconMail size={20} />
          </span>
        )}
        {name}
      </Link>
      {room && <span className={css.room}>{room}</span>}
    </>
  );
}

/** The bar on top: sign, menu, and what concerns the visitor. */
export function Header({ wide, children }: { wide?: boolean; children: ReactNode }) {
  return (
    <header className={css.header}>
      <div className={wide ? `${css.bar} ${css.wide}` : css.bar}>{children}</div>
    </header>
  );
}

/** A room with its menu at the side; on a phone the menu comes first, folded. */
export function SideRoom({ menu, children, dense }: { menu: ReactNode; children: ReactNode; dense?: boolean }) {
  return (
    <div className={dense ? `${css.body} ${css.dense}` : css.body}>
      <div className={css.side}>{menu}</div>
      <Main>{children}</Main>
    </div>
  );
}
