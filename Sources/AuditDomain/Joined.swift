/// Lists that stand one behind the other, seen as one: each stays where it was made, as there may be a million elements.
public struct Joined<Element> {
  /// The lists.
  public let parts: [[Element]]
  /// By list: how many elements stand before its own.
  @usableFromInline let starts: [Int]
  /// How many elements there are.
  public let endIndex: Int

  /// Lists in this order.
  public init(_ parts: [[Element]]) {
    self.parts = parts
    var (starts, count) = ([Int](), 0)
    for part in parts {
      starts.append(count)
      count += part.count
    }
    self.starts = starts
    endIndex = count
  }
}

extension Joined: Sendable where Element: Sendable {}

extension Joined: RandomAccessCollection {
  /// 0.
  @inlinable public var startIndex: Int { 0 }

  /// The element at a place among all, from 0; found by halving.
  @inlinable public subscript(position: Int) -> Element {
    // The last list that does not begin behind it.
    let part = starts.firstPlace { $0 > position } - 1
    return parts[part][position - starts[part]]
  }

  /// All elements, without a look for each.
  @inlinable public func makeIterator() -> FlattenSequence<[[Element]]>.Iterator {
    parts.joined().makeIterator()
  }
}
