internal import FileAccess
internal import Reporting

extension AuditRequest {
  /// Refuses a ledger or a metrics file that would take the place of another file of the run.
  ///
  /// - Throws: `AuditFailure`.
  func refuseSharedPlaces() throws(AuditFailure) {
    for (option, given) in [("--store", store), ("--metrics", metrics), ("--reports", reports)]
    where given == "" {
      throw .usage("\(option) is empty; name a place, or leave it out")
    }
    if let store, FileReader.exists(store) { try Ledger.refuseNoFile(store) }
    let report = [form.folder(of: scope.year), ".\(form.folder(of: scope.year)).new"].map {
      InputSearch.place(of: reports) + "/" + $0
    }
    for (option, given) in [("--store", store), ("--metrics", metrics)] {
      guard let given else { continue }
      let place = InputSearch.place(of: given)
      if report.contains(where: { place == $0 || place.hasPrefix($0 + "/") }) {
        throw .usage(
          "\(option) \(given): the report's folder is replaced whole; choose another place")
      }
      var others: [(String, String?)] = [
        ("--policy", scope.policy), ("--centers", scope.centers),
        ("--submissions", scope.submissions), ("--previous", previous),
      ]
      if option == "--metrics" {
        // SQLite's own files beside it, too.
        others += ["", "-journal", "-wal", "-shm"].map { end in ("--store", store.map { $0 + end })
        }
      }
      others.append(("--reports", reports))
      for (other, path) in others where path.map({ InputSearch.place(of: $0) == place }) ?? false {
        throw .usage("\(option) \(given) is the file of \(other); choose another one")
      }
      for input in scope.inputs where InputSearch.isRead(place, amid: input) {
        throw .usage("\(option) \(given) is one of the inputs; choose another file")
      }
    }
  }
}
