import { belfioreConnector } from "@marketto/belfiore-connector-embedded";
import { partsOf } from "@/lib/kernel/identifiers/codice-fiscale";
import { plainLetters } from "@/lib/kernel/identifiers/person-match";

// A file of its own: the register of places weighs 225 KB, too much for a page that only checks a code's shape. Its
// functions are promises, but nothing is read from outside.

/** A birthplace: an Italian municipality with its province ("GE"), or a foreign country without one. */
export type BirthPlace = { code: string; name: string; province: string | null };

/** The birthplace that a checked codice fiscale of 16 characters names, or null when the register doesn't have it. */
export async function birthPlaceOf(codiceFiscale: string): Promise<BirthPlace | null> {
  const place = await belfioreConnector.findByCode(partsOf(codiceFiscale).birthPlaceCode);
  if (!place) return null;
  const province = "province" in place && typeof place.province === "string" ? place.province : null;
  return { code: place.belfioreCode, name: place.name, province };
}

/**
 * Whether a birthplace as somebody wrote it ("Reggio Calabria", "GENOVA (GE)", "Bozen") is the one in the codice
 * fiscale. Null when nobody can tell: the register lacks the code, or the person was born abroad, where the code names
 * the country and people often write the town.
 */
export async function birthPlaceMatches(codiceFiscale: string, written: string): Promise<boolean | null> {
  const place = await birthPlaceOf(codiceFiscale);
  if (!place) return null;
  const names = namesIn(written);
  if (namesIn(place.name).some((name) => names.includes(name))) return true;
  if (place.province !== null) return false;
  return (await isItalianTown(written)) ? false : null;
}

async function isItalianTown(written: string): Promise<boolean> {
  const place = await belfioreConnector.findByName(withoutProvince(written));
  return place !== null && place !== undefined && "province" in place && Boolean(place.province);
}

const LITTLE_WORDS = /\b(di|de|da|del|dello|della|dei|degli|delle|in|con|e)\b|\b(d|dell|nell)['’]/gi;

/** The comparable names in a text: both halves of "Bolzano/Bozen", without province, little words, accents and case. */
function namesIn(text: string): string[] {
  return withoutProvince(text)
    .split("/")
    .map((name) => plainLetters(name.replace(LITTLE_WORDS, " ")))
    .filter((name) => name !== "");
}

const withoutProvince = (text: string): string => text.replace(/\s*\([A-Za-z]{2}\)\s*$/, "").trim();
