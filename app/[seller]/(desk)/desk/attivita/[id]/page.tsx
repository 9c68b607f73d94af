import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CloseTask } from "@/components/documents/close-task";
import { Callout } from "@/components/ui/callout";
import { Moment } from "@/components/ui/day";
import { DescriptionList } from "@/components/ui/description-list";
import { LinkedButton } from "@/components/ui/linked-button";
import { Page, PageTitle, Section } from "@/components/ui/page";
import { formatInstant } from "@/lib/kernel/day";
import { STAFF_ROLES } from "@/lib/platform/actor";
import { hasRight } from "@/lib/platform/rights";
import { actorOf, requireStaff } from "@/lib/platform/session";
import { type TaskView, taskForStaff } from "@/lib/staff/queries/task";
import { taskWord } from "@/lib/staff/task";
import { closeTask } from "../actions";

type Props = {
  params: Promise<{ seller: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.task"))("title") };
}

/** Work that fell out of an automatism: what happened, what to do about it, what it is about, and the way to close it. */
export default async function TaskPage({ params, searchParams }: Props) {
  const { seller, id } = await params;
  const viewer = await requireStaff(seller, ...STAFF_ROLES);
  const [t, queue, task, { fatto }] = await Promise.all([
    getTranslations("desk.task"),
    getTranslations("desk.queue"),
    taskForStaff(seller, id),
    searchParams,
  ]);
  if (!task) notFound();
  const word = taskWord(task.kind);
  const may = hasRight(actorOf(viewer), "close-tasks");
  const { place, path } = task.subject;
  return (
    <Page>
      <Link href={`/${seller}/desk`} className="back-link">
        {t("back")}
      </Link>
      <PageTitle>{queue("what.task", { kind: t(`titles.${word}`) })}</PageTitle>
      {fatto !== undefined && <Callout kind="good">{t("next")}</Callout>}
      {task.closedAt && (
        <Callout kind="good" title={t("closed", { who: task.closedByName ?? "?", when: formatInstant(task.closedAt) })}>
          {task.closedNote ?? t("no-note")}
        </Callout>
      )}
      <p>{t(`what.${word}`)}</p>
      <Section title={t("to-do")}>
        <p>{t(`do.${word}`)}</p>
        {place && <LinkedButton href={`/${seller}/desk/${path}`}>{t(`open.${place}`)}</LinkedButton>}
      </Section>
      <Section title={t("facts")}>
        <Facts task={task} />
      </Section>
      {!task.closedAt && may && (
        <Section title={t("close")}>
          <CloseTask action={closeTask.bind(null, seller)} taskId={id} />
        </Section>
      )}
    </Page>
  );
}

async function Facts({ task }: { task: TaskView }) {
  const t = await getTranslations("desk.task");
  const known = t.has(`subjects.${task.subject.kind}`);
  return (
    <DescriptionList
      items={[
        { term: known ? t(`subjects.${task.subject.kind}`) : t("subjects.other"), value: task.subject.name },
        { term: t("opened"), value: <Moment value={task.openedAt} /> },
        {
          term: t("detail"),
          value: (
            <code>
              {task.kind} {task.detail}
            </code>
          ),
        },
      ]}
    />
  );
}
