import { useLocale, useTranslations } from "next-intl";
import { DescriptionList } from "@/components/ui/description-list";
import type { Json } from "@/lib/sellers/policy-diff";
import type { FormField, FormNode } from "@/lib/sellers/policy-form";
import { entryTitle, labelOf, readable, type Translator, valueWords } from "@/lib/sellers/policy-words";
import { groupOf, listOf } from "./edit";
import css from "./policy.module.css";

type Given = { node: FormNode; value: Json | undefined };
type Words = { t: Translator; locale: string };

function useWords(): Words {
  return { t: useTranslations("policy") as Translator, locale: useLocale() };
}

/** A piece of a policy to be read: facts as pairs, entries folded under their names. */
export function PolicyTree({ node, value }: Given) {
  const words = useWords();
  if (node.kind === "group") return <GroupFacts node={node} value={value} />;
  if (node.kind === "entries") return <Entries node={node} value={value} />;
  if (node.kind === "map" && isFolded(node.of)) return <MapEntries node={node} value={value} />;
  if (node.kind === "map") {
    const items = Object.entries(groupOf(value)).map(([key, each]) => ({
      term: valueWords(words.t, node.trail, key),
      value: readable(words.t, words.locale, node.of, each),
    }));
    return <DescriptionList items={items} />;
  }
  return <>{readable(words.t, words.locale, node, value)}</>;
}

/** Bodies that would not fit beside their name. */
const isFolded = (node: FormNode): boolean => node.kind === "group" || node.kind === "entries" || node.kind === "map";
const isText = ({ node }: FormField): boolean =>
  node.kind === "group" && node.fields.length === 2 && node.fields.every(({ key }) => key === "it" || key === "en");

function GroupFacts({ node, value }: { node: Extract<FormNode, { kind: "group" }>; value: Json | undefined }) {
  const { t, locale } = useWords();
  const group = groupOf(value);
  const said = node.fields.filter(({ key }) => group[key] !== undefined);
  const plain = said.filter((field) => !isFolded(field.node) || isText(field));
  const folded = said.filter((field) => isFolded(field.node) && !isText(field));
  return (
    <>
      <DescriptionList
        items={plain.map((field) => ({
          term: labelOf(t, field.node.trail),
          value: isText(field)
            ? entryTitle(t, locale, field.node, group[field.key])
            : readable(t, locale, field.node, group[field.key]),
        }))}
      />
      {folded.map(({ key, node: of }) => (
        <details key={key} open={of.kind !== "entries"} className={css.piece}>
          <summary>{labelOf(t, of.trail)}</summary>
          <PolicyTree node={of} value={group[key]} />
        </details>
      ))}
    </>
  );
}

function Entries({ node, value }: { node: Extract<FormNode, { kind: "entries" }>; value: Json | undefined }) {
  const { t, locale } = useWords();
  const entries = listOf(value);
  if (entries.length === 0) return <p>{t("edit.empty")}</p>;
  return entries.map((entry, place) => {
    const title = entryTitle(t, locale, node.of, entry) || t("edit.item", { number: place + 1 });
    // biome-ignore lint/suspicious/noArrayIndexKey: entries of a published policy never move
    return <Folded key={place} title={title} node={node.of} value={entry} />;
  });
}

function MapEntries({ node, value }: { node: Extract<FormNode, { kind: "map" }>; value: Json | undefined }) {
  const { t } = useWords();
  return Object.entries(groupOf(value)).map(([key, each]) => (
    <Folded key={key} title={valueWords(t, node.trail, key)} node={node.of} value={each} />
  ));
}

function Folded({ title, node, value }: Given & { title: string }) {
  return (
    <details className={css.piece}>
      <summary>{title}</summary>
      <PolicyTree node={node} value={value} />
    </details>
  );
}
