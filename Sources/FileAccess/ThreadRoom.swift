internal import Glibc

/// Whether the system would start so many threads now; it starts them, and ends them at once.
///
/// Where it starts too few, as under a limit on processes, a run would wait for the others without an end.
public func hasRoom(forThreads count: Int) -> Bool {
  let gate = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  defer { gate.deallocate() }
  pthread_mutex_init(gate, nil)
  defer { pthread_mutex_destroy(gate) }
  pthread_mutex_lock(gate)
  var started: [pthread_t] = []
  for _ in 0..<count {
    var thread = pthread_t()
    let code = pthread_create(
      &thread, nil,
      { gate in
        guard let gate = gate?.assumingMemoryBound(to: pthread_mutex_t.self) else { return nil }
        pthread_mutex_lock(gate)
        pthread_mutex_unlock(gate)
        return nil
      }, gate)
    if code != 0 { break }
    started.append(thread)
  }
  pthread_mutex_unlock(gate)
  for thread in started { pthread_join(thread, nil) }
  return started.count == count
}

/// Threads that a run uses at most: one a core, their helpers, and those that wait for disks.
public let threadsOfARun = 2 * max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) + FileSyncs.count
