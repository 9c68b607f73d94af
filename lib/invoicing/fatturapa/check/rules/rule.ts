import type { Place } from "../look";

/** An invoice of a file: its head, one of its bodies, and what is asked of them most. */
export interface Judged {
  root: Place;
  header: Place;
  body: Place;
  document: Place;
  /** TipoDocumento. */
  type: string;
  lines: Place[];
  /** DatiCassaPrevidenziale. */
  funds: Place[];
  /** DatiRiepilogo. */
  summaries: Place[];
  /** "YYYY-MM-DD" when it would be received; null: not judged. */
  receivedOn: string | null;
}

/** One control of SdI: the places that break it. */
export interface Rule {
  code: string;
  message: string;
  broken: (invoice: Judged) => Place[];
}

/** The place itself when something is wrong with it. */
export const when = (wrong: boolean, place: Place | undefined): Place[] => (wrong && place ? [place] : []);
