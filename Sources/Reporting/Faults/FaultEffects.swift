internal import AuditDomain

/// What a finding does to the volume, in a sentence.
func words(for effect: VolumeEffect) -> Phrase {
  switch effect {
  case .doubt:
    Phrase(
      "The record is doubtful: it adds one to the upper bound of every center that it may belong to.",
      "De registratie is onzeker: zij telt voor één mee in de bovengrens van elk centrum waarvan zij kan zijn."
    )
  case .doubtByLines:
    Phrase(
      "The record is doubtful: it adds as many as it may hold, by its lines or its fields, to the upper bound of every "
        + "center that it may belong to.",
      "De registratie is onzeker: in de bovengrens van elk centrum waarvan zij kan zijn, telt zij als zoveel "
        + "behandelingen als er naar haar regels of velden in kunnen staan.")
  case .oneVersion:
    Phrase(
      "At most one version of the id is counted; every other one is doubtful.",
      "Hoogstens één versie van het nummer telt; elke andere is onzeker.")
  case .countedOnce:
    Phrase(
      "None: what is the same counts once.", "Geen: wat hetzelfde is, telt één keer.")
  case .outside:
    Phrase(
      "The record is not counted; the report names the hospital and the number.",
      "De registratie telt niet; het rapport noemt het ziekenhuis en het aantal.")
  case .outsideCover:
    Phrase(
      "The record is not counted, unless trials are counted on request.",
      "De registratie telt niet, tenzij studies op verzoek worden meegeteld.")
  case .none:
    Phrase("None.", "Geen.")
  case .fileUnread:
    Phrase(
      "Nothing of the file is read: once the year is judged, its center is not assessable, unless it meets the "
        + "minimum without it.",
      "Niets van het bestand is gelezen: zodra over het jaar wordt geoordeeld, is het centrum niet te "
        + "beoordelen, tenzij het de norm zonder dit bestand haalt.")
  case .coverageOpen:
    Phrase(
      "Where records are missing, the center is not assessable once the year is judged, unless it meets the "
        + "minimum without them.",
      "Waar registraties ontbreken, is het centrum niet te beoordelen zodra over het jaar wordt geoordeeld, "
        + "tenzij het de norm zonder die registraties haalt.")
  case .notItsFile:
    Phrase(
      "Its records count for the centers that they name; the file is no submission of that center.",
      "De registraties tellen voor de centra die zij noemen; het bestand is geen inzending van dat centrum."
    )
  case .nobodysFile:
    Phrase(
      "Its records count for the centers that they name; the file is a submission of none of them.",
      "De registraties tellen voor de centra die zij noemen; het bestand is van geen ervan de inzending."
    )
  case .bothRead:
    Phrase(
      "Nothing is left out: both files are read, where both are there.",
      "Er wordt niets weggelaten: beide bestanden worden gelezen, als ze er beide zijn.")
  }
}
