internal import AuditDomain

/// How the figures came about; the same for every reader.
struct MethodSection {
  private let report: AuditReport

  init(_ report: AuditReport) { self.report = report }

  func add(to page: inout Markdown) {
    let policy = report.policy
    page.heading(2, "Method")
    page.paragraph(
      "The norm: \(Markdown.escaped(policy.source)). A *treatment* is one patient, on one day, in one "
        + "center; further records of the same patient, day and center merge into it. The decision speaks of "
        + "treatments and of procedures and defines neither, so this unit is a choice.")
    page.list([
      "Counted procedures: \(terms(policy.procedures)).",
      "Counted indications: \(terms(policy.indications)).",
      "Treatments before \(policy.coverFrom) are not insured care and do not count.",
      "Treatments of trials outside the insured cover, and prophylactic ones, "
        + (report.includesTrials ? "were counted by request." : "do not count."),
    ])
    page.paragraph(
      "What is not sure is neither counted nor dropped: it is kept as the distance between a lower bound "
        + "(counted) and an upper bound (counted and in doubt). A verdict is given only where the doubt cannot "
        + "change it. The first line that holds is the verdict:")
    page.list([
      "enough treatments are counted: meets the minimum;",
      "no file and no nil return: not submitted;",
      "the norm or the designation did not cover the whole year: not assessable;",
      "the as-of date is before \(report.judgedFrom): in progress;",
      "the declared periods leave a day open, or a file was refused, is missing, or is shorter than declared: "
        + "not assessable;",
      "counted and in doubt together reach the minimum: undetermined;",
      "records were sent, but none has a known procedure and no total of 0 was declared: undetermined;",
      "else: below the minimum.",
    ])
  }

  private func terms(_ terms: [Term]) -> String {
    terms.map { term in
      let codes = term.codes.map { Markdown.code($0.text) }.joined(separator: ", ")
      return Markdown.escaped(term.name) + (codes.isEmpty ? "" : " (\(codes))")
    }.joined(separator: "; ")
  }
}

/// What the audit read, with digests, so that it can be repeated.
struct InputsSection {
  private let report: AuditReport

  init(_ report: AuditReport) { self.report = report }

  func add(to page: inout Markdown) {
    page.heading(2, "Inputs")
    var rules = [
      ["policy \(Markdown.escaped(report.policy.norm))", Markdown.code(report.policyDigest)],
      ["register of centers", Markdown.code(report.registerDigest)],
    ]
    if let digest = report.previousDigest {
      rules.append(["audit.csv of \(report.year - 1)", Markdown.code(digest)])
    }
    page.table(["Rules", "SHA-256"], rules)
    page.table(
      ["File", "Center", "Status", "Records", "SHA-256"], right: [3],
      report.files.map { file in
        [
          Markdown.code(file.name), file.center.map { report.register[$0].id } ?? "",
          file.status.rawValue, "\(file.records)",
          file.sha256.isEmpty ? "" : Markdown.code(file.sha256),
        ]
      })
    let unverified = report.register.centers.filter { $0.isDesignated && !$0.verified }
    if !unverified.isEmpty {
      page.paragraph(
        "The register: no official list of the designated centers was found. These names are inferred and "
          + "want a check against it: "
          + unverified.map { Markdown.escaped($0.name) }.joined(separator: ", ") + ".")
    }
  }
}
