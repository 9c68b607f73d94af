"use client";
import { SelectField } from "@/components/ui/form";
import { PROVINCES } from "@/lib/kernel/provinces";

const CHOICES = Object.entries(PROVINCES)
  .map(([value, name]) => ({ value, label: `${name} (${value})` }))
  .sort((a, b) => a.label.localeCompare(b.label, "it"));

/** An Italian province, or none. */
export function ProvinceField(words: { label: string; description?: string; empty: string }) {
  return <SelectField name="province" choices={CHOICES} optional autoComplete="address-level1" {...words} />;
}
