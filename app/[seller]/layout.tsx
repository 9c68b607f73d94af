import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { requestFacts } from "@/components/shell/request";
import { ActingBanner } from "@/components/staff/acting-banner";
import { brandStyle } from "@/components/ui/theme/brand";
import { currentViewer } from "@/lib/platform/session";
import { policyOf } from "@/lib/sellers/queries";

type Props = { children: ReactNode; params: Promise<{ seller: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const policy = await policyOf((await params).seller);
  return policy ? { title: { default: policy.brand.name, template: `%s – ${policy.brand.name}` } } : {};
}

/** Everything of one seller, in its colour. */
export default async function SellerLayout({ children, params }: Props) {
  const { seller } = await params;
  const policy = await policyOf(seller);
  if (!policy) notFound();
  const [{ nonce }, viewer] = await Promise.all([requestFacts(), currentViewer(seller)]);
  return (
    <>
      <style nonce={nonce}>{brandStyle(policy.brand.colour)}</style>
      {viewer.kind === "user" && viewer.inPlace && (
        <ActingBanner
          customer={viewer.displayName}
          by={viewer.inPlace.byName}
          endsAt={viewer.inPlace.endsAt}
          endPath={`/${seller}/termina`}
        />
      )}
      {children}
    </>
  );
}
