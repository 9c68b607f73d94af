"use client";
import { FileInput, Text, Title } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import css from "@/components/mailboxes/mailboxes.module.css";
import { SmallTable } from "@/components/mailboxes/small-table";
import { type FormAction, FormShell, HiddenField } from "@/components/ui/form";
import { useField } from "@/components/ui/form/context";
import { StateBadge, type Tone } from "@/components/ui/state-badge";

/** A file that was read, in words: what each line would do. */
export interface LinesInWords {
  rows: { line: number; label: string; verdict: "ok" | "there" | "wrong"; text: string }[];
  /** The lines to be done, as the next form sends them. */
  lines: string;
  ok: number;
  there: number;
  wrong: number;
  /** The lines that can't be done with their reasons, as a CSV file; "" when there are none. */
  errors: string;
}

type Props = {
  kind: "lite" | "watch";
  hubId: string;
  namespace: string;
  read: FormAction;
  perform: FormAction;
  most: number;
};

const TONES: Record<LinesInWords["rows"][number]["verdict"], Tone> = { ok: "good", there: "neutral", wrong: "bad" };

/** A list from a file: read, shown line by line, and only then done. */
export function ImportLines({ kind, hubId, namespace, read, perform, most }: Props) {
  const t = useTranslations("hub.file");
  const router = useRouter();
  const [found, setFound] = useState<LinesInWords | null>(null);
  const [asked, setAsked] = useState(false);
  const done = () => {
    setFound(null);
    setAsked(true);
    router.refresh();
  };
  return (
    <>
      <Title order={3} size="h4" mt="xl" mb="sm">
        {t(`${kind}.title`)}
      </Title>
      <Text mb="sm">{t(`${kind}.text`, { most })}</Text>
      <FormShell
        action={read}
        namespace={namespace}
        id={`${kind}-file`}
        submitLabel={t("read")}
        onDone={({ value }) => setFound(value as LinesInWords)}
      >
        <HiddenField name="hubId" value={hubId} />
        <ListFile onChange={() => setFound(null)} />
      </FormShell>
      <div role="status">{asked && !found && t(`${kind}.done`)}</div>
      {found && <Found found={found} kind={kind} />}
      {found && found.ok > 0 && (
        <FormShell
          key={found.lines}
          action={perform}
          namespace={namespace}
          id={`${kind}-list`}
          submitLabel={t(`${kind}.do`, { count: found.ok })}
          onDone={done}
        >
          <HiddenField name="hubId" value={hubId} />
          <HiddenField name="lines" value={found.lines} />
        </FormShell>
      )}
    </>
  );
}

function ListFile({ onChange }: { onChange: () => void }) {
  const [t, common] = [useTranslations("hub.file"), useTranslations("common")];
  const { id, error } = useField("file", t("label"));
  return (
    <FileInput
      id={id}
      name="file"
      label={t("label")}
      description={t("hint")}
      placeholder={common("choose-file")}
      error={error}
      accept=".csv,text/csv,text/plain"
      onChange={onChange}
      mb="md"
      maw="30rem"
      size="md"
    />
  );
}

function Found({ found, kind }: { found: LinesInWords; kind: Props["kind"] }) {
  const t = useTranslations("hub.file");
  const { ok, there, wrong } = found;
  return (
    <div>
      <Text role="status" my="md">
        {t("summary", { ok, there, wrong })} {ok > 0 && t("nothing-yet")}
      </Text>
      {found.errors && (
        <Text mb="md">
          <a href={`data:text/csv;charset=utf-8,${encodeURIComponent(found.errors)}`} download={`${kind}-errori.csv`}>
            {t("errors", { count: wrong })}
          </a>
        </Text>
      )}
      <SmallTable
        name={t("table")}
        none={t("empty")}
        rows={found.rows.map(({ line, label, verdict, text }) => ({
          key: String(line),
          cells: [
            { label: t("line"), value: line, numeric: true },
            { label: t("mailbox"), value: <span className={css.long}>{label}</span> },
            {
              label: t("outcome"),
              value: verdict === "wrong" ? text : <StateBadge tone={TONES[verdict]}>{text}</StateBadge>,
            },
          ],
        }))}
      />
    </div>
  );
}
