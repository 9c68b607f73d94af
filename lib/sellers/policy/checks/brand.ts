import type { z } from "zod";
import { checkPartitaIva } from "@/lib/kernel/identifiers/partita-iva";
import { isRefusal } from "@/lib/kernel/refusal";
import type { brandPolicy } from "../brand";
import { type Fault, unique } from "./fault";

export type Brand = z.infer<typeof brandPolicy>;

/** An Italian seller's VAT number holds; its address is given whole or not at all. */
export function checkBrand(brand: Brand, fault: Fault): void {
  unique(brand.hosts, (i) => ["brand", "hosts", i], fault);
  const { street, cap, city, country } = brand.fiscal;
  const italian = country === "IT";
  if (italian && brand.vatNumber && isRefusal(checkPartitaIva(brand.vatNumber)))
    fault(["brand", "vatNumber"], "vat-number-invalid");
  const whole = { street, city, ...(italian ? { cap } : {}) };
  const given = Object.values(whole).some((part) => part !== "");
  for (const [field, value] of Object.entries(whole))
    if (given && value === "") fault(["brand", "fiscal", field], "address-partial");
}
