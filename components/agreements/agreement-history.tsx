import { useTranslations } from "next-intl";
import { Day, Moment } from "@/components/ui/day";
import type { Instant, Day as KernelDay } from "@/lib/kernel/day";

type Renewal = {
  id: string;
  before: KernelDay;
  until: KernelDay | null;
  at: Instant;
  byName: string;
  note: string;
  signedFileId: string | null;
};

/** Until when the agreement was valid each time before it was renewed. */
export function AgreementHistory({ seller, renewals }: { seller: string; renewals: Renewal[] }) {
  const t = useTranslations("agreements.desk");
  return (
    <ul>
      {renewals.map(({ id, before, until, at, byName, note, signedFileId }) => (
        <li key={id}>
          <Day value={before} /> → {until ? <Day value={until} /> : t("no-end")}, {byName}, <Moment value={at} />
          {note && `: ${note}`}
          {signedFileId && (
            <>
              {", "}
              <a href={`/${seller}/api/file/${signedFileId}?motivo=support`}>{t("renew-paper")}</a>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
