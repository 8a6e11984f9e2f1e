/// A site that a record names.
///
/// A class, as the records of a log that spell it alike share one: there may be a million.
public final class Site: Sendable {
  /// As it may be printed; "" for none.
  public let label: String
  /// The same folded: two spellings are one site; "" for none.
  public let key: String
  /// The hash of the key, worked out once; it may differ from run to run.
  let keyHash: Int

  /// Where no site is named; one of its own for each log, as cores that share one wait for each other.
  public static var unnamed: Site { Site(label: "", key: "") }

  /// A site of this spelling.
  public init(label: String, key: String) {
    (self.label, self.key, keyHash) = (label, key, key.hashValue)
  }

  /// The sites of some spellings by their keys: of two spellings the one that is first by bytes, and how many they are.
  public static func joined(
    _ spellings: [(site: Site, count: Int)]
  ) -> [String: (name: String, count: Int)] {
    spellings.reduce(into: [:]) { sites, spelling in
      let (key, name) = (spelling.site.key, spelling.site.label)
      let known = sites[key] ?? (name, 0)
      sites[key] = (
        bytesPrecede(name, known.name) ? name : known.name, known.count + spelling.count
      )
    }
  }

  /// Whether two spellings are of one site.
  public func isSame(as other: Site) -> Bool { self === other || key == other.key }
}

extension [Treatment] {
  /// The sites by their keys, and how many treatments.
  public var bySite: [String: (name: String, count: Int)] {
    var spellings: [(site: Site, count: Int)] = []
    var numbers: [ObjectIdentifier: Int] = [:]
    for index in indices {
      let site = self[index].site
      if let number = numbers[ObjectIdentifier(site)] {
        spellings[number].count += 1
      } else {
        numbers[ObjectIdentifier(site)] = spellings.count
        spellings.append((site, 1))
      }
    }
    return Site.joined(spellings)
  }
}
