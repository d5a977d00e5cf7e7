import CGSL

/// The GNU Scientific Library beneath the statistics.
public enum ScientificLibrary {
  /// The version this process found, such as `2.7.1`.
  public static var version: String { String(cString: fanin_gsl_version()) }
}
