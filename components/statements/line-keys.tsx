"use client";
import { Text } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { useKeys } from "@/components/ui/use-keys";

type Props = { next: string | null; previous: string | null; list: string };

const find = <T extends HTMLElement>(selector: string): T | null => document.querySelector<T>(selector);

const best = () => find("[data-choices=best] button[type=submit]")?.focus();

/**
 * The keys of the matching: J and K go through the lines of the list, Enter accepts the best proposal (its button has
 * the focus), S opens the split, C the classes, U undoes, L goes back to the list; / is the desk's own and searches.
 */
export function LineKeys({ next, previous, list }: Props) {
  const t = useTranslations("statements.keys");
  const router = useRouter();
  useEffect(() => {
    // Not over what the page says first, nor over what somebody is already at.
    if (document.activeElement === document.body) best();
  }, []);
  useKeys({
    j: () => router.push(next ?? list),
    k: () => router.push(previous ?? list),
    l: () => router.push(list),
    a: best,
    s: () => open("[data-split]", "input[name='rows.0.code']"),
    c: () => open("[data-class]", "select"),
    u: () => open("[data-undo]", "input[name=why]"),
  });
  return (
    <Text size="sm" c="dimmed" mt="md">
      {t("hint")}
    </Text>
  );
}

/** Opens what folds and goes to its first field. */
function open(selector: string, field: string): void {
  const folding = find<HTMLDetailsElement>(`details${selector}`);
  if (!folding) return;
  folding.open = true;
  folding.querySelector<HTMLElement>(field)?.focus();
}
