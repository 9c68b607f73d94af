/**
 * What may stand in what, in which order (FatturaPA 1.2.3): "name", "name:type" where the type has another name, with
 * "?" (at most one), "*" (any number), "+" (one or more). "|" parts two ways to fill the same element. Types that are not
 * listed here are texts: see texts.ts.
 */
const ELEMENTS: Record<string, string> = {
  FatturaElettronica: "FatturaElettronicaHeader FatturaElettronicaBody+ Signature?",
  FatturaElettronicaHeader:
    "DatiTrasmissione CedentePrestatore RappresentanteFiscale? CessionarioCommittente TerzoIntermediarioOSoggettoEmittente? SoggettoEmittente?",
  FatturaElettronicaBody: "DatiGenerali DatiBeniServizi DatiVeicoli? DatiPagamento* Allegati*",

  DatiTrasmissione:
    "IdTrasmittente:IdFiscale ProgressivoInvio:T10 FormatoTrasmissione CodiceDestinatario ContattiTrasmittente? PECDestinatario:Email?",
  IdFiscale: "IdPaese:Nazione IdCodice",
  ContattiTrasmittente: "Telefono:Phone? Email:ContactEmail?",
  CedentePrestatore:
    "DatiAnagrafici:DatiCedente Sede:Place StabileOrganizzazione:Place? IscrizioneREA? Contatti? RiferimentoAmministrazione:T20?",
  DatiCedente:
    "IdFiscaleIVA:IdFiscale CodiceFiscale? Anagrafica AlboProfessionale:L60? ProvinciaAlbo:Provincia? NumeroIscrizioneAlbo:T60? DataIscrizioneAlbo:Date? RegimeFiscale",
  Anagrafica: "Denominazione:L80 Titolo? CodEORI? | Nome:L60 Cognome:L60 Titolo? CodEORI?",
  Place: "Indirizzo:L60 NumeroCivico:T8? CAP:Digits5 Comune:L60 Provincia? Nazione:NazioneOrItaly",
  IscrizioneREA: "Ufficio:Provincia NumeroREA:T20 CapitaleSociale:A2? SocioUnico? StatoLiquidazione",
  Contatti: "Telefono:Phone? Fax:Phone? Email:ContactEmail?",
  RappresentanteFiscale: "DatiAnagrafici:DatiRappresentante",
  DatiRappresentante: "IdFiscaleIVA:IdFiscale CodiceFiscale? Anagrafica",
  CessionarioCommittente:
    "DatiAnagrafici:DatiCessionario Sede:Place StabileOrganizzazione:Place? RappresentanteFiscale:RappresentanteCessionario?",
  DatiCessionario: "IdFiscaleIVA:IdFiscale? CodiceFiscale? Anagrafica",
  RappresentanteCessionario: "IdFiscaleIVA:IdFiscale Denominazione:L80 | IdFiscaleIVA:IdFiscale Nome:L60 Cognome:L60",
  TerzoIntermediarioOSoggettoEmittente: "DatiAnagrafici:DatiCessionario",

  DatiGenerali:
    "DatiGeneraliDocumento DatiOrdineAcquisto:Related* DatiContratto:Related* DatiConvenzione:Related* DatiRicezione:Related* DatiFattureCollegate:Related* DatiSAL* DatiDDT* DatiTrasporto? FatturaPrincipale?",
  DatiGeneraliDocumento:
    "TipoDocumento Divisa:Letters3 Data:InvoiceDate Numero:T20 DatiRitenuta* DatiBollo? DatiCassaPrevidenziale* ScontoMaggiorazione* ImportoTotaleDocumento:A2? Arrotondamento:A2? Causale:L200* Art73:Yes?",
  DatiRitenuta: "TipoRitenuta ImportoRitenuta:A2 AliquotaRitenuta:Rate CausalePagamento",
  DatiBollo: "BolloVirtuale:Yes ImportoBollo:A2?",
  DatiCassaPrevidenziale:
    "TipoCassa AlCassa:Rate ImportoContributoCassa:A2 ImponibileCassa:A2? AliquotaIVA:Rate Ritenuta:Yes? Natura? RiferimentoAmministrazione:T20?",
  ScontoMaggiorazione: "Tipo Percentuale:Rate? Importo:A8?",
  Related:
    "RiferimentoNumeroLinea:To9999* IdDocumento:T20 Data:Date? NumItem:T20? CodiceCommessaConvenzione:L100? CodiceCUP:T15? CodiceCIG:T15?",
  DatiSAL: "RiferimentoFase:To999",
  DatiDDT: "NumeroDDT:T20 DataDDT:Date RiferimentoNumeroLinea:To9999*",
  DatiTrasporto:
    "DatiAnagraficiVettore? MezzoTrasporto:L80? CausaleTrasporto:L100? NumeroColli:To9999? Descrizione:L100? UnitaMisuraPeso:T10? PesoLordo:Weight? PesoNetto:Weight? DataOraRitiro:DateTime? DataInizioTrasporto:Date? TipoResa:Letters3? IndirizzoResa:Place? DataOraConsegna:DateTime?",
  DatiAnagraficiVettore: "IdFiscaleIVA:IdFiscale CodiceFiscale? Anagrafica NumeroLicenzaGuida:T20?",
  FatturaPrincipale: "NumeroFatturaPrincipale:T20 DataFatturaPrincipale:Date",

  DatiBeniServizi: "DettaglioLinee+ DatiRiepilogo+",
  DettaglioLinee:
    "NumeroLinea:To9999 TipoCessionePrestazione? CodiceArticolo* Descrizione:L1000 Quantita? UnitaMisura:T10? DataInizioPeriodo:Date? DataFinePeriodo:Date? PrezzoUnitario:A8 ScontoMaggiorazione* PrezzoTotale:A8 AliquotaIVA:Rate Ritenuta:Yes? Natura? RiferimentoAmministrazione:T20? AltriDatiGestionali*",
  CodiceArticolo: "CodiceTipo:T35 CodiceValore:Any35",
  AltriDatiGestionali: "TipoDato:T10 RiferimentoTesto:L60? RiferimentoNumero:A8? RiferimentoData:Date?",
  DatiRiepilogo:
    "AliquotaIVA:Rate Natura? SpeseAccessorie:A2? Arrotondamento:A8? ImponibileImporto:A2 Imposta:A2 EsigibilitaIVA? RiferimentoNormativo:L100?",
  DatiVeicoli: "Data:Date TotalePercorso:T15",
  DatiPagamento: "CondizioniPagamento DettaglioPagamento+",
  DettaglioPagamento:
    "Beneficiario:L200? ModalitaPagamento DataRiferimentoTerminiPagamento:Date? GiorniTerminiPagamento:From0To999? DataScadenzaPagamento:Date? ImportoPagamento:A2 CodUfficioPostale:T20? CognomeQuietanzante:L60? NomeQuietanzante:L60? CFQuietanzante? TitoloQuietanzante:Titolo? IstitutoFinanziario:L80? IBAN? ABI:Digits5? CAB:Digits5? BIC? ScontoPagamentoAnticipato:A2? DataLimitePagamentoAnticipato:Date? PenalitaPagamentiRitardati:A2? DataDecorrenzaPenale:Date? CodicePagamento:T60?",
  Allegati:
    "NomeAttachment:L60 AlgoritmoCompressione:T10? FormatoAttachment:T10? DescrizioneAttachment:L100? Attachment:Base64",
};

/** One place in an element. */
export interface Slot {
  name: string;
  type: string;
  min: 0 | 1;
  max: number;
}

const slotOf = (word: string): Slot => {
  const mark = /[?*+]$/.exec(word)?.[0] ?? "";
  const [name = "", type = name] = word.replace(/[?*+]$/, "").split(":");
  return { name, type, min: mark === "?" || mark === "*" ? 0 : 1, max: mark === "*" || mark === "+" ? Infinity : 1 };
};

/** The ways to fill each type of element: nearly always one. */
export const SHAPES: ReadonlyMap<string, readonly Slot[][]> = new Map(
  Object.entries(ELEMENTS).map(([type, ways]) => [type, ways.split(" | ").map((way) => way.split(" ").map(slotOf))]),
);

/** Elements that may stand more than once in another one. */
export const REPEATED: ReadonlySet<string> = new Set(
  [...SHAPES.values()].flat(2).flatMap(({ name, max }) => (max > 1 ? [name] : [])),
);
