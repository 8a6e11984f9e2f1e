/// The shape of a hospital's invented patient tokens; none can be taken for a name.
enum PseudonymForm {
  /// So many hexadecimal digits.
  case hex(Int)
  /// `P-000123`, the prefix as given.
  case numbered(String)
  case uuid
  /// Nine digits that begin with 999, as a hospital's own numbers may look; about one in eleven
  /// passes the BSN test by chance, as random numbers do.
  case nineDigits
}

/// Deals out the tokens of one hospital, each once.
struct Pseudonyms {
  let form: PseudonymForm
  private var dealt: Set<String> = []

  init(form: PseudonymForm) {
    self.form = form
  }

  mutating func next(_ random: inout SeededGenerator) -> String {
    while true {
      let token = draw(&random)
      if dealt.insert(token).inserted { return token }
    }
  }

  private func draw(_ random: inout SeededGenerator) -> String {
    switch form {
    case .hex(let count): return hex(count, &random)
    case .numbered(let prefix): return prefix + random.below(1_000_000).padded(6)
    case .uuid:
      let parts = [8, 4, 4, 4, 12].map { hex($0, &random) }
      return parts.joined(separator: "-")
    case .nineDigits: return "999" + random.below(1_000_000).padded(6)
    }
  }

  private func hex(_ count: Int, _ random: inout SeededGenerator) -> String {
    let digits = Array("0123456789abcdef")
    return String((0..<count).map { _ in random.pick(digits) })
  }
}
