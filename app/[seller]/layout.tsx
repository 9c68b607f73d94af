import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { requestFacts } from "@/components/shell/request";
import { brandStyle } from "@/components/ui/theme/brand";
import { policyOf } from "@/lib/sellers/queries";

type Props = { children: ReactNode; params: Promise<{ seller: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const policy = await policyOf((await params).seller);
  return policy ? { title: { default: policy.brand.name, template: `%s – ${policy.brand.name}` } } : {};
}

/** Everything of one seller, in its colour. */
export default async function SellerLayout({ children, params }: Props) {
  const policy = await policyOf((await params).seller);
  if (!policy) notFound();
  const { nonce } = await requestFacts();
  return (
    <>
      <style nonce={nonce}>{brandStyle(policy.brand.colour)}</style>
      {children}
    </>
  );
}
