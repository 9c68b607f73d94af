import { Money } from "@/components/ui/money";
import css from "./payment.module.css";

/** What is in the account, large. */
export function Balance({ label, cents }: { label: string; cents: number }) {
  return (
    <div className={`panel ${css.balance}`}>
      <p>{label}</p>
      <strong>
        <Money cents={cents} />
      </strong>
    </div>
  );
}
