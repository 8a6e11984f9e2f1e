/// What was done.
enum Procedure {
  case vertebroplasty, kyphoplasty
  case other(OtherProcedure)
}

/// A procedure near the spine that no norm looks at, in each coding a hospital may use.
///
/// The ICD-9-CM, CPT and OPS codes are public; the local codes are invented and look it. No Dutch
/// billing code stands here, since none is sourced.
struct OtherProcedure {
  let dutch: String
  let english: String
  let local: String
  let ops: String
  let cpt: String
  let icd9: String

  static let all = [
    OtherProcedure(
      dutch: "facetinfiltratie lumbaal", english: "facet joint injection", local: "PIJN-014",
      ops: "8-917.11", cpt: "64493", icd9: "81.92"),
    OtherProcedure(
      dutch: "epidurale injectie", english: "epidural steroid injection", local: "PIJN-022",
      ops: "8-910", cpt: "62323", icd9: "03.91"),
    OtherProcedure(
      dutch: "wervelbiopt", english: "vertebral biopsy", local: "RAD-207",
      ops: "1-480.4", cpt: "20225", icd9: "77.49"),
    OtherProcedure(
      dutch: "lumbale spondylodese", english: "lumbar fusion", local: "ORT-118",
      ops: "5-836.30", cpt: "22612", icd9: "81.08"),
    OtherProcedure(
      dutch: "laminectomie", english: "laminectomy", local: "NCH-044",
      ops: "5-839.60", cpt: "63047", icd9: "03.09"),
    OtherProcedure(
      dutch: "radiotherapie wervelkolom", english: "spinal radiotherapy", local: "RTH-031",
      ops: "8-522.30", cpt: "77412", icd9: "92.24"),
  ]
}
