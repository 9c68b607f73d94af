/** What SdI would say of a file: its code, in words, and where ("/FatturaElettronicaBody/DatiGenerali/…"). */
export interface InvoiceFault {
  code: string;
  message: string;
  path: string;
}
