"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import css from "./shell.module.css";

type Props = {
  href: string;
  children: ReactNode /** Current only on this very page, not on those below it. */;
  exact?: boolean;
  strong?: boolean;
};

/** A link of a menu that knows when one is there. */
export function NavLink({ href, children, exact, strong }: Props) {
  const path = usePathname();
  const here = exact ? path === href : path === href || path.startsWith(`${href}/`);
  return (
    <Link
      href={href}
      className={strong ? `${css.link} ${css.strong}` : css.link}
      aria-current={here ? (path === href ? "page" : "true") : undefined}
    >
      {children}
    </Link>
  );
}
