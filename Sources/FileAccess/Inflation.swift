internal import CPlatform

/// Why a gzip file did not inflate.
public enum GzipProblem: Error, Equatable, Sendable {
  /// It is none, or damaged.
  case broken
  /// It makes more of itself than a log does: the reason, in words.
  case tooLarge(String)
}

/// Inflates a gzip file block by block, one member after the other.
///
/// A class, as zlib wants its state to stay where it is, and to be given back once.
final class Inflation {
  /// Why it does not inflate; nil: nothing is wrong so far.
  private(set) var problem: GzipProblem?
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private let input = UnsafeMutableRawBufferPointer.allocate(
    byteCount: FileReader.block, alignment: 64)
  /// Whether a member has begun, and did not end yet.
  private var isWithinMember = false
  /// Whether one has ended.
  private var isBehindMember = false
  private var made = 0
  /// Bytes that it may make.
  private let limit: Int

  /// No log is packed to less than this part of its size; a gzip bomb is, up to a thousandfold.
  private static let mostRatio = 200
  /// Whatever inflates to less does no harm.
  private static let leastBomb = 64 * 1024 * 1024

  /// - Parameter size: bytes of the file.
  init(size: Int) {
    limit = max(Inflation.leastBomb, size * Inflation.mostRatio)
    stream.initialize(to: z_stream())
    if cplatform_inflate_gzip_init(stream) != Z_OK { problem = .broken }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
    input.deallocate()
  }

  /// Fills a buffer from its start and gives how many bytes it wrote; 0 at the end, and where there is a problem.
  ///
  /// - Parameter source: does the same with the bytes of the file.
  /// - Throws: what `source` throws.
  func read<Fault: Error>(
    into buffer: UnsafeMutableRawBufferPointer,
    from source: (UnsafeMutableRawBufferPointer) throws(Fault) -> Int
  ) throws(Fault) -> Int {
    let room = min(buffer.count, FileReader.block)
    while problem == nil {
      if stream.pointee.avail_in == 0 {
        let count = try source(input)
        if count == 0 {
          // A file of no bytes is an empty log, whatever its name.
          if isWithinMember { problem = .broken }
          return 0
        }
        stream.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.pointee.avail_in = UInt32(count)
      }
      if !isWithinMember {
        // Zeros that fill up the last block of a tape.
        if isBehindMember { skipZeros() }
        if stream.pointee.avail_in == 0 { continue }
        inflateReset(stream)
      }
      stream.pointee.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
      stream.pointee.avail_out = UInt32(room)
      let status = inflate(stream, Z_NO_FLUSH)
      isWithinMember = status != Z_STREAM_END
      if status == Z_STREAM_END { isBehindMember = true }
      let count = room - Int(stream.pointee.avail_out)
      made += count
      if status != Z_OK, status != Z_STREAM_END {
        problem = .broken
      } else if made > limit {
        problem = .tooLarge(
          "gzip makes more than \(Inflation.mostRatio) times its size of it; send it without gzip")
      } else if count > 0 {
        return count
      }
    }
    return 0
  }

  private func skipZeros() {
    while stream.pointee.avail_in > 0, stream.pointee.next_in.pointee == 0 {
      stream.pointee.next_in += 1
      stream.pointee.avail_in -= 1
    }
  }
}
