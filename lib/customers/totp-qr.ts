import bwip from "bwip-js/node";

/** The QR of an authenticator app's address as SVG text, black on white with its quiet zone. */
export const totpQr = (address: string): string =>
  bwip.toSVG(
    Object.assign(
      { bcid: "qrcode", text: address, paddingwidth: 4, paddingheight: 4, backgroundcolor: "FFFFFF" },
      { eclevel: "M" },
    ),
  );
