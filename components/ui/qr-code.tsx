import type { ReactNode } from "react";

/** A QR code drawn by us on the server as SVG text; `label` says what it holds, `children` how else to get there. */
export function QrCode({ svg, label, children }: { svg: string; label: string; children?: ReactNode }) {
  return (
    <figure className="qr">
      {/* An image, not inline markup: nothing inside the SVG can run. */}
      {/* biome-ignore lint/performance/noImgElement: a data address has nothing to optimise */}
      <img src={`data:image/svg+xml;utf8,${encodeURIComponent(svg)}`} alt={label} width={180} height={180} />
      {children && <figcaption>{children}</figcaption>}
    </figure>
  );
}
