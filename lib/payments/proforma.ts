interface Numbered {
  series: string;
  year: number;
  number: number;
}

/** The number of a proforma as people write it: "P-12/2026". */
export const proformaNumber = ({ series, year, number }: Numbered): string =>
  `${series ? `${series}-` : ""}${number}/${year}`;

/** Name of the file a customer saves: "proforma-P-12-2026.pdf". */
export const proformaFile = (proforma: Numbered): string =>
  `proforma-${proformaNumber(proforma).replace(/[^A-Za-z0-9]+/g, "-")}.pdf`;
