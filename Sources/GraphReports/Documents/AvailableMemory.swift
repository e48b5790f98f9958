import Foundation

/// The memory that this machine, or the limits on this program, leave for a run.
package enum AvailableMemory {
  /// `nil` where nothing tells.
  package static var bytes: Int? {
    func text(_ path: String) -> String? {
      FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
    }
    var space = rlimit()
    let isLimited = getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &space) == 0 && space.rlim_cur < Int.max
    return least(
      memory: text("/proc/meminfo"),
      groups: groups(text("/proc/self/cgroup")).map { (text($0.limit), text($0.use)) },
      addressSpace: isLimited ? Int(space.rlim_cur) : nil)
  }

  /// The files with limit and use of the control groups that may hold this process, of both versions.
  package static func groups(_ own: String?) -> [(limit: String, use: String)] {
    let root = "/sys/fs/cgroup"
    let path = own?.split(separator: "\n").first { $0.hasPrefix("0::/") }?.dropFirst(3) ?? "/"
    let folders = path == "/" ? [root] : [root, root + path]
    return folders.map { ("\($0)/memory.max", "\($0)/memory.current") } + [
      ("\(root)/memory/memory.limit_in_bytes", "\(root)/memory/memory.usage_in_bytes")
    ]
  }

  /// - Parameters:
  ///   - memory: what the system says about its memory, `MemAvailable` in kibibytes.
  ///   - groups: limit and use of control groups, in bytes; `max` is none.
  ///   - addressSpace: the limit on the addresses of this process.
  package static func least(
    memory: String?, groups: [(limit: String?, use: String?)] = [], addressSpace: Int? = nil
  ) -> Int? {
    let line = memory?.split(separator: "\n").first { $0.hasPrefix("MemAvailable:") }
    let kibibytes = line?.split(separator: " ").dropFirst().first.flatMap { Int($0) }
    let free = groups.compactMap { group -> Int? in
      guard let limit = number(group.limit), let use = number(group.use) else { return nil }
      return max(0, limit - use)
    }
    return ([kibibytes.map { $0 * 1024 }, addressSpace] + free).compactMap(\.self).min()
  }

  private static func number(_ text: String?) -> Int? {
    text.flatMap { Int($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
  }
}
