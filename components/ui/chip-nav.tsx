import Link from "next/link";
import css from "./chip-nav.module.css";

/** `count`: how much waits there; shown as it is, nothing when absent. */
export type Chip = { href: string; label: string; count?: number | undefined; current: boolean };

/** Links between views of the same thing, as chips. `as`: whether the current one is a page or a filter of this page. */
export function ChipNav({ label, chips, as = "page" }: { label: string; chips: Chip[]; as?: "page" | "true" }) {
  return (
    <nav aria-label={label}>
      <ul className={css.chips}>
        {chips.map(({ href, label: text, count, current }) => (
          <li key={href}>
            <Link href={href} className={css.chip} {...(current ? { "aria-current": as } : {})}>
              {text} {count === undefined ? null : <span className="figure">{count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
