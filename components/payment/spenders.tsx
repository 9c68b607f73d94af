import { Stack, VisuallyHidden } from "@mantine/core";
import { useTranslations } from "next-intl";
import { DescriptionList } from "@/components/ui/description-list";
import type { FormAction } from "@/components/ui/form";
import { Money } from "@/components/ui/money";
import { StateBadge } from "@/components/ui/state-badge";
import type { SpenderState } from "@/lib/accounts/spender";
import { SpenderAct } from "./spender-form";

interface Spending {
  id: string;
  state: SpenderState;
  limitCents: number;
  spentCents: number;
  leftCents: number;
}

/** Who may pay out of one's account; the words they were named by, until they have said yes. */
export function Spenders({
  spenders,
  end,
}: {
  spenders: (Spending & { login: string; name: string | null | undefined })[];
  end: FormAction;
}) {
  const t = useTranslations("prepaid.people");
  return (
    <Stack>
      {spenders.map(({ login, name, ...spending }) => (
        <article key={spending.id} className="panel">
          <h3>{name ?? login}</h3>
          <SpendingFacts {...spending} login={name ? login : null} />
          <SpenderAct
            action={end}
            spenderId={spending.id}
            label={<About verb={t("end")} name={name ?? login} />}
            ends
          />
        </article>
      ))}
    </Stack>
  );
}

/** A button's word; whom it is about stands above it, and is too long for a button. */
const About = ({ verb, name }: { verb: string; name: string }) => (
  <>
    {verb} <VisuallyHidden component="span">{name}</VisuallyHidden>
  </>
);

/** Accounts of others one was named for. */
export function OtherAccounts({
  accounts,
  accept,
  end,
}: {
  accounts: (Spending & { name: string })[];
  accept: FormAction;
  end: FormAction;
}) {
  const t = useTranslations("prepaid.people");
  return (
    <Stack>
      {accounts.map(({ name, ...spending }) => {
        const isActive = spending.state === "active";
        return (
          <article key={spending.id} className="panel">
            <h3>{t("account-of", { name })}</h3>
            <SpendingFacts {...spending} login={null} />
            {!isActive && <SpenderAct action={accept} spenderId={spending.id} label={t("accept", { name })} />}
            <SpenderAct action={end} spenderId={spending.id} label={t(isActive ? "leave" : "decline", { name })} ends />
          </article>
        );
      })}
    </Stack>
  );
}

function SpendingFacts({ state, limitCents, spentCents, leftCents, login }: Spending & { login: string | null }) {
  const t = useTranslations("prepaid.people");
  const isActive = state === "active";
  return (
    <DescriptionList
      items={[
        {
          term: t("state"),
          value: <StateBadge tone={isActive ? "good" : "waiting"}>{t(`states.${state}`)}</StateBadge>,
        },
        { term: t("login"), value: login },
        { term: t("limit"), value: <Money cents={limitCents} /> },
        { term: t("spent"), value: isActive ? <Money cents={spentCents} /> : null },
        { term: t("left"), value: isActive ? <Money cents={leftCents} /> : null },
      ]}
    />
  );
}
