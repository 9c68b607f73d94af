import { getLocale, getTranslations } from "next-intl/server";
import { ClassForm } from "@/components/statements/class-form";
import { LineHistory, type ShownMatch } from "@/components/statements/line-history";
import { LineSearch } from "@/components/statements/line-search";
import { ChoiceList } from "@/components/statements/proposal-list";
import { SplitForm } from "@/components/statements/split-form";
import css from "@/components/statements/statements.module.css";
import { Section } from "@/components/ui/page";
import { RefreshSoon } from "@/components/ui/refresh-soon";
import { formatInstant } from "@/lib/kernel/day";
import { formatCents } from "@/lib/kernel/money";
import { policyOf } from "@/lib/sellers/queries";
import { classesFor, isClass } from "@/lib/statements/classes";
import type { LineFile } from "@/lib/statements/queries/line";
import { searchSubjects } from "@/lib/statements/queries/subjects";
import { accept, split, undo } from "../actions";
import { choiceOfProposal, choiceOfSubject, titleOf } from "./choices";

type Props = { seller: string; line: LineFile; query: string; search: string };

/** What a line may be for, and what it was matched to. */
export async function Matching({ seller, line, query, search }: Props) {
  const t = await getTranslations("statements.match");
  const open = line.leftCents !== 0;
  const credit = line.amountCents > 0;
  const form = { lineId: line.id, walk: query };
  return (
    <>
      {open && (
        <Section title={t("proposals")}>
          <Proposals {...{ seller, line, query }} />
        </Section>
      )}
      {open && credit && (
        <Section title={t("look-for")}>
          <Search {...{ seller, line, query, search }} />
        </Section>
      )}
      {open && credit && (
        <details className={css.folding} data-split>
          <summary>{t("split")}</summary>
          <SplitForm action={split.bind(null, seller)} {...form} rows={splitRows(line)} />
        </details>
      )}
      {open && (
        <details className={css.folding} data-class open={!credit && line.proposals.length === 0}>
          <summary>{t("class")}</summary>
          <ClassForm action={accept.bind(null, seller)} {...form} classes={classesFor(line.amountCents)} />
        </details>
      )}
      {line.matches.length > 0 && (
        <Section title={t("history")}>
          <LineHistory matches={await historyOf(line)} undo={undo.bind(null, seller)} walk={query} />
        </Section>
      )}
    </>
  );
}

/** Codes found in the line whose amounts add up to what is left of it. */
function splitRows({ proposals, leftCents }: LineFile) {
  const coded = proposals.filter(({ code, reasons }) => code !== "" && reasons.includes("code"));
  const sum = coded.reduce((total, { amountCents }) => total + amountCents, 0);
  return coded.length > 1 && sum === leftCents ? coded.map(({ code, amountCents }) => ({ code, amountCents })) : [];
}

async function Proposals({ seller, line, query }: Omit<Props, "search">) {
  const t = await getTranslations("statements.match");
  const choices = await Promise.all(line.proposals.map((each) => choiceOfProposal(each, line)));
  if (choices.length === 0 && line.state === "new")
    return (
      <>
        <p>{t("still-matched")}</p>
        <RefreshSoon label={t("refresh")} />
      </>
    );
  if (choices.length === 0) return <p>{t("no-proposals")}</p>;
  const list = { lineId: line.id, leftCents: line.leftCents, choices, walk: query };
  return <ChoiceList id="best" action={accept.bind(null, seller)} {...list} />;
}

async function Search({ seller, line, query, search }: Props) {
  const [t, policy] = await Promise.all([getTranslations("statements.match"), policyOf(seller)]);
  const found = await searchSubjects(seller, search, (policy?.money.topUpMethods.length ?? 0) > 0);
  const choices = await Promise.all(found.map((subject) => choiceOfSubject(subject, line)));
  const list = { lineId: line.id, leftCents: line.leftCents, choices, walk: query };
  return (
    <>
      <LineSearch path={`/${seller}/desk/estratti/righe/${line.id}`} query={query} search={search} />
      {search && choices.length === 0 && <p>{t("found-none")}</p>}
      <ChoiceList id="found" action={accept.bind(null, seller)} {...list} />
    </>
  );
}

async function historyOf(line: LineFile): Promise<ShownMatch[]> {
  const [t, locale] = await Promise.all([getTranslations("statements"), getLocale()]);
  return Promise.all(
    line.matches.map(async (match) => ({
      id: match.id,
      what: isClass(match.kind) ? t(`classes.${match.kind}`) : await titleOf(match.kind, match.subject),
      amount: formatCents(match.amountCents, locale),
      effect: t(`effects.${match.effect}`),
      by: t("history.by", { who: match.byName, when: formatInstant(match.at) }),
      note: match.note,
      undone: match.undoneAt
        ? t("history.undone", {
            who: match.undoneByName ?? "",
            when: formatInstant(match.undoneAt),
            why: match.undoneWhy ?? "",
          })
        : null,
    })),
  );
}
