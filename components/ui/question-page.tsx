import { Text, Title } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Page } from "./page";

export type Step = {
  key: string;
  label: string /** Only steps already answered can be gone back to. */;
  href?: string;
};

type Props = {
  title: ReactNode;
  lead?: ReactNode;
  backHref?: string;
  steps?: Step[];
  current?: string;
  children: ReactNode;
  /** Beside the question on wide screens, below it on a phone: the order so far. */
  aside?: ReactNode;
};

/** One question: where one is, the way back, the question, its form. */
export function QuestionPage({ title, lead, backHref, steps, current, children, aside }: Props) {
  const t = useTranslations("common");
  return (
    <Page width={aside ? "normal" : "narrow"}>
      {backHref && (
        <Link href={backHref} className="back-link">
          <IconArrowLeft size={16} aria-hidden /> {t("back")}
        </Link>
      )}
      {steps && current && <Progress steps={steps} current={current} />}
      <div className={aside ? "question-with-aside" : undefined}>
        <div>
          <Title order={1} mb={lead ? 4 : "lg"}>
            {title}
          </Title>
          {lead && (
            <Text c="dimmed" mb="lg">
              {lead}
            </Text>
          )}
          {children}
        </div>
        {aside && <aside className="question-aside">{aside}</aside>}
      </div>
    </Page>
  );
}

/** The named steps of a longer act; on a phone only the present one is spelled out. */
export function Progress({ steps, current }: { steps: Step[]; current: string }) {
  const t = useTranslations("common.progress");
  const index = Math.max(
    0,
    steps.findIndex((step) => step.key === current),
  );
  const state = (i: number) => (i < index ? "done" : i === index ? "current" : "next");
  return (
    <nav aria-label={t("label")} className="progress">
      <p className="progress-now" aria-hidden>
        {t("now", { step: steps[index]?.label ?? "", index: index + 1, count: steps.length })}
      </p>
      <ol>
        {steps.map((step, i) => (
          <li key={step.key} data-state={state(i)} aria-current={i === index ? "step" : undefined}>
            {i < index && step.href ? <Link href={step.href}>{step.label}</Link> : <span>{step.label}</span>}
            <span className="visually-hidden"> – {t(state(i))}</span>
          </li>
        ))}
      </ol>
    </nav>
  );
}
