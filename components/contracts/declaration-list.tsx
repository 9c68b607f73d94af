import { Anchor } from "@mantine/core";
import { useTranslations } from "next-intl";
import { Day } from "@/components/ui/day";
import { DescriptionList } from "@/components/ui/description-list";
import { StateBadge, type Tone } from "@/components/ui/state-badge";
import type { DeclarationState, MailboxUser } from "@/lib/contracts/declaration";
import { dayInRome, type Instant } from "@/lib/kernel/day";

const TONES: Record<DeclarationState, Tone> = { drawn: "waiting", signed: "good", ended: "neutral" };

interface Shown {
  id: string;
  state: DeclarationState;
  user: MailboxUser | null;
  fileId: string;
  signedFileId: string | null;
  drawnAt: Instant;
  signedAt: Instant | null;
  endedAt: Instant | null;
}

/** Who uses, and used, the mailbox, with what they signed. */
export function DeclarationList({ declarations, href }: { declarations: Shown[]; href: (fileId: string) => string }) {
  const t = useTranslations("declaration.list");
  if (declarations.length === 0) return <p>{t("none")}</p>;
  return declarations.map(({ id, state, user, fileId, signedFileId, drawnAt, signedAt, endedAt }) => (
    <div key={id} className="panel" style={{ marginBottom: "1rem" }}>
      <DescriptionList
        items={[
          { term: t("state"), value: <StateBadge tone={TONES[state]}>{t(`states.${state}`)}</StateBadge> },
          { term: t("user"), value: user && `${user.firstName} ${user.lastName}` },
          { term: t("tax-code"), value: user?.taxCode },
          { term: t("email"), value: user?.email },
          { term: t("role"), value: user?.role },
          { term: t("drawn"), value: <Day value={dayInRome(drawnAt)} /> },
          { term: t("signed"), value: signedAt && <Day value={dayInRome(signedAt)} /> },
          { term: t("ended"), value: endedAt && <Day value={dayInRome(endedAt)} /> },
        ]}
      />
      <Anchor href={`${href(fileId)}&salva=1`} download underline="always">
        {t("save")}
      </Anchor>
      {signedFileId && (
        <>
          {" · "}
          <Anchor href={href(signedFileId)} target="_blank" rel="noopener" underline="always">
            {t("open-signed")}
          </Anchor>
        </>
      )}
    </div>
  ));
}
