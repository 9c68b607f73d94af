import type { ReactNode } from "react";

export type Description = { term: ReactNode; value: ReactNode /** For lists whose terms may repeat. */; key?: string };

/** Facts as pairs; empty ones (null, undefined, "") are left out. */
export function DescriptionList({ items }: { items: Description[] }) {
  const known = items.filter(({ value }) => value !== null && value !== undefined && value !== "");
  return (
    <dl className="descriptions">
      {known.map(({ term, value, key }, index) => (
        <div key={key ?? (typeof term === "string" ? term : index)}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
