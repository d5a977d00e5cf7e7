import CKernels

/// What fanin was compiled by.
public enum Compilers {
  /// Swift's version and that of the C compiler which made the kernels.
  public static var text: String {
    let full = String(cString: fanin_compiler())
    // Clang's version ends with the address and commit it was built from.
    let c = full.split(separator: "(").first.map { $0.trimmingCharacters() } ?? full
    return "Swift \(swift), \(c)"
  }

  private static var swift: String {
    #if compiler(>=6.5)
    "6.5 or newer"
    #elseif compiler(>=6.4)
    "6.4"
    #elseif compiler(>=6.3)
    "6.3"
    #else
    "6.2"
    #endif
  }
}

extension Substring {
  fileprivate func trimmingCharacters() -> String {
    var text = self
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
