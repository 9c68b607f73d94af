import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { FaceEnds } from "@/components/shell/face-ends";
import { requestFacts } from "@/components/shell/request";
import { brandStyle } from "@/components/ui/theme/brand";
import { faceOfPage } from "@/lib/resellers/queries/face";
import { policyOf } from "@/lib/sellers/queries";

type Props = { children: ReactNode; params: Promise<{ seller: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const policy = await policyOf((await params).seller);
  return policy ? { title: { default: policy.brand.name, template: `%s – ${policy.brand.name}` } } : {};
}

/** Everything of one seller, in its colour, or in that of the reseller whose customer looks. */
export default async function SellerLayout({ children, params }: Props) {
  const { seller } = await params;
  const policy = await policyOf(seller);
  if (!policy) notFound();
  const { nonce, path } = await requestFacts();
  const { brand } = await faceOfPage(seller, policy.brand, path);
  return (
    <>
      <style nonce={nonce}>{brandStyle(brand.colour)}</style>
      {brand !== policy.brand && <FaceEnds path={path} />}
      {children}
    </>
  );
}
