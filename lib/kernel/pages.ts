/** Rows of a list are counted and paged up to here: beyond it nobody turns pages, a search is narrowed or taken as a file. */
export const COUNTED = 10_000;

/** One page of a list. */
export interface PageOf<Row> {
  rows: Row[];
  /** All that fit; one more than COUNTED when there are more than that. */
  total: number;
  /** The search was for a name that more people have than were looked at. */
  cut?: boolean;
}
