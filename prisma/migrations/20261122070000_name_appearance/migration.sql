-- Names that are easily taken for one another are found by what they look like (lib/names/store/appearance.ts).
CREATE INDEX "Name_appearance" ON "Name"
  ("sellerId", "domain", (replace(translate("localPart", '01i._-', 'oll'), 'rn', 'm')));
