import type { ReactNode } from "react";
import { PageTitle } from "@/components/ui/page";
import css from "./agreements.module.css";

type Props = { seller: string; slug: string; name: string; logo: boolean; lead: ReactNode };

/** The sign of the professional order: its logo and its name. */
export function AreaHead({ seller, slug, name, logo, lead }: Props) {
  return (
    <div className={css.head}>
      {/* biome-ignore lint/performance/noImgElement: a small picture of unknown size, already made small */}
      {logo && <img className={css.logo} src={`/${seller}/convenzioni/${slug}/logo`} alt="" />}
      <PageTitle lead={lead}>{name}</PageTitle>
    </div>
  );
}
